namespace Vae.Realtime.Learning.Nn;

/// <summary>
/// How a parameter's matrix on the device relates to the tensors of a file, which are PyTorch's: one tensor as it is, several one after
/// the other, or the elements in another order and padded.
/// </summary>
/// <param name="Files">Names and shapes of the tensors; their elements are counted through, tensor after tensor.</param>
/// <param name="Map">For each element of the dense matrix the element of the files, or -1 for a zero; null when they are in the same order.</param>
internal sealed record ParameterLayout(IReadOnlyList<(string Name, int[] Shape)> Files, int[]? Map = null)
{
    /// <summary>Dense matrix of the elements of the files.</summary>
    public float[] FromFiles(Func<string, float[]> tensor)
    {
        float[] elements = [.. Files.SelectMany(file => tensor(file.Name))];
        return Map is null ? elements : [.. Map.Select(at => at < 0 ? 0 : elements[at])];
    }

    /// <summary>Elements of each file of a dense matrix.</summary>
    public IEnumerable<(string Name, float[] Values)> ToFiles(float[] dense)
    {
        float[] elements = dense;
        if (Map is not null)
        {
            elements = new float[Files.Sum(file => (long)Size(file.Shape))];
            for (int i = 0; i < Map.Length; i++)
            {
                if (Map[i] >= 0)
                {
                    elements[Map[i]] = dense[i];
                }
            }
        }

        int first = 0;
        foreach ((string name, int[] shape) in Files)
        {
            int size = Size(shape);
            yield return (name, elements[first..(first + size)]);
            first += size;
        }
    }

    private static int Size(int[] shape) => shape.Aggregate(1, (product, size) => checked(product * size));
}
