namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>What a conditional model is told of the examples of a batch: labels → unit vectors → perhaps a learned vector of each.</summary>
internal sealed class ConditionPass
{
    private readonly FeatureMap _oneHot;
    private readonly ModulePass? _embedding;

    private ConditionPass(LabelCondition labels, Linear? embedding, PassPlan plan)
    {
        Labels = plan.Floats(plan.Batch);
        _oneHot = plan.Map(new Shape(1, 1, labels.Classes));
        _embedding = embedding?.Plan(plan, _oneHot);
        Learned = embedding is not null && plan.Learns(embedding);
    }

    /// <summary>(B) 32-bit words; 0, the first class, unless others are written.</summary>
    public BufferSlice Labels { get; }

    /// <summary>Rows of the batch, B.</summary>
    public int Rows => _oneHot.Batch;

    /// <summary>(B, classes or the size of the embedding).</summary>
    public FeatureMap Y => _embedding?.Y ?? _oneHot;

    /// <summary>Whether parameters that learn made it, so that its gradient is wanted.</summary>
    public bool Learned { get; }

    /// <summary>Plans the condition of a batch; null for a model that is not conditional.</summary>
    public static ConditionPass? Plan(VaeModel model, PassPlan plan) =>
        model.Architecture.Labels is { } labels ? new ConditionPass(labels, model.LabelEmbedding, plan) : null;

    /// <summary>Appends labels → condition.</summary>
    public void Forward(Recording recording, StepBindings step)
    {
        recording.Dispatch(new OneHot(
            Labels, _oneHot.Matrix.Buffer, new OneHotParams(_oneHot.Quads, _oneHot.RowQuads, (uint)_oneHot.Matrix.Columns)));
        recording.Cut();
        _embedding?.Forward(recording, step);
    }

    /// <summary>Appends the gradients of the parameters from that by the condition.</summary>
    public void Backward(Recording recording, StepBindings step, FeatureMap dy) => _embedding?.Backward(recording, step, dy, Activation.None, null);
}
