namespace Vae.Realtime.Tests.Inference;

using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Tests.Batches;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>What measures a split may be cancelled in the middle of it, and then used again or disposed.</summary>
[Collection(GpuCollection.Name)]
public sealed class SplitPipelineTests(GpuFixture gpu)
{
    [Fact]
    public void A_measure_that_was_cancelled_can_be_used_again()
    {
        using (ImageBatches source = new(gpu.Device, BatchSourceTests.Images(1500)))
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(source.Shape, hidden: 12, latent: 2), trainable: false))
        {
            model.Initialise(4);
            using ImportanceEvaluator evaluator = new(model, source, 40);
            List<int> done = [];
            double expected = evaluator.Run(7, done.Add);
            Assert.Equal([100, 200, 300], done[..3]);
            Assert.Equal((15, 1500), (done.Count, done[^1]));
            using CancellationTokenSource cancellation = new();
            done.Clear();
            Assert.Throws<OperationCanceledException>(() => evaluator.Run(
                7,
                examples =>
                {
                    done.Add(examples);
                    cancellation.Cancel();
                },
                cancellation.Token));
            Assert.Equal([100], done);
            Assert.Equal(expected, evaluator.Run(7));
            Assert.Throws<OperationCanceledException>(() => evaluator.Run(7, null, cancellation.Token));
        }

        GpuFixture.AssertClean(gpu.Device);
    }
}
