namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Latents;
using Xunit;

/// <summary>Undo, redo, locks and keyframes, on sequences of random moves.</summary>
public sealed class LatentHistoryTests
{
    private const int Size = 5;

    private readonly LatentPlayer _player = new(Size, 1);

    private float[] Latent => _player.State.Values.ToArray();

    public static TheoryData<int> Runs => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Whatever_was_moved_is_undone_and_redone_move_by_move(int run)
    {
        Random random = new(run);
        List<float[]> past = [Latent];
        int moves = random.Next(1, 60);
        for (int i = 0; i < moves; i++)
        {
            Move(random);
            past.Add(Latent);
        }

        Assert.Equal(moves, _player.History.Undos);
        for (int i = moves - 1; i >= 0; i--)
        {
            Assert.True(_player.Undo());
            Assert.Equal(past[i], Latent);
        }

        Assert.False(_player.Undo());
        for (int i = 1; i <= moves; i++)
        {
            Assert.True(_player.Redo());
            Assert.Equal(past[i], Latent);
        }

        Assert.False(_player.Redo());
    }

    [Fact]
    public void A_new_move_ends_what_could_be_redone()
    {
        _player.Randomise();
        _player.Undo();
        _player.Centre();
        Assert.Equal((1, 0), (_player.History.Undos, _player.History.Redos));
        Assert.False(_player.Redo());
    }

    [Fact]
    public void A_drag_is_one_move_and_a_hand_that_moved_nothing_is_none()
    {
        float[] before = Latent;
        _player.Hold();
        _player.Release();
        Assert.Equal(0, _player.History.Undos);
        _player.Hold();
        for (int i = 0; i < 10; i++)
        {
            _player.Drag(0.01f, 0.02f);
        }

        _player.Release();
        Assert.Equal(1, _player.History.Undos);
        _player.Undo();
        Assert.Equal(before, Latent);
    }

    [Fact]
    public void Settings_of_one_dimension_at_once_are_one_move()
    {
        _player.Put(1, 0.1f);
        _player.Put(1, 0.2f);
        _player.Advance(0.1);
        _player.Put(1, 0.3f);
        Assert.Equal(1, _player.History.Undos);
        _player.Advance(10);
        _player.Put(1, 0.4f);
        _player.Put(2, 0.4f);
        Assert.Equal(3, _player.History.Undos);
    }

    [Fact]
    public void The_oldest_moves_are_forgotten()
    {
        for (int i = 0; i < LatentHistory.Capacity + 20; i++)
        {
            _player.Randomise();
        }

        int undone = 0;
        while (_player.Undo())
        {
            undone++;
        }

        Assert.Equal(LatentHistory.Capacity, undone);
        Assert.Equal(LatentHistory.Capacity, _player.History.Redos);
    }

    [Fact]
    public void Locked_dimensions_stay_whatever_moves_the_others()
    {
        _player.State.Lock(0, true);
        _player.State.Lock(3, true);
        float[] before = Latent;
        _player.ToggleWalk();
        for (int i = 0; i < 50; i++)
        {
            _player.Randomise();
            _player.Drag(0.1f, 0.1f);
            _player.Put(3, 2);
            _player.Centre();
            _player.Advance(0.1);
            Assert.Equal((before[0], before[3]), (Latent[0], Latent[3]));
        }

        Assert.NotEqual(before[1], Latent[1]);
    }

    [Fact]
    public void A_seed_gives_its_latent_again()
    {
        _player.Draw(77);
        float[] first = Latent;
        _player.Randomise();
        Assert.Equal(78ul, _player.Seed);
        Assert.NotEqual(first, Latent);
        _player.Draw(77);
        Assert.Equal(first, Latent);
        Assert.Equal(first, new LatentPlayer(Size, 77).State.Values.ToArray());
    }

    [Fact]
    public void The_walk_passes_through_the_keyframes_in_a_circle()
    {
        float[][] keyframes = [[2, 0, 0, 0, 0], [0, 2, 0, 0, 0], [0, 0, 2, 0, 0]];
        Assert.All(keyframes, keyframe => Assert.True(_player.Keyframes.Add(keyframe)));
        _player.Show(keyframes[0]);
        _player.Speed = 1;
        _player.ToggleWalk();
        float[][] passed = [.. Enumerable.Range(0, 7).Select(_ =>
        {
            float[] at = Latent;
            for (int i = 0; i < 100; i++)
            {
                _player.Advance(0.01);
            }

            return at;
        })];
        for (int i = 0; i < passed.Length; i++)
        {
            Assert.All(passed[i].Zip(keyframes[i % 3]), pair => Assert.Equal(pair.Second, pair.First, 2));
        }
    }

    [Fact]
    public void A_walk_through_keyframes_does_not_jump_wherever_it_begins()
    {
        _player.Keyframes.Add([2, 0, 0, 0, 0]);
        _player.Keyframes.Add([0, 2, 0, 0, 0]);
        _player.Show([-1, -1, 3, 0, 1]);
        float[] before = Latent;
        _player.ToggleWalk();
        _player.Advance(1e-4);
        Assert.InRange(before.Zip(Latent).Max(pair => Math.Abs(pair.First - pair.Second)), 0, 0.01f);
        for (int i = 0; i < 1000; i++)
        {
            _player.Advance(0.01);
        }

        Assert.InRange(Latent[2], -0.01f, 0.01f);
    }

    private void Move(Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                _player.Randomise();
                break;
            case 1:
                _player.Hold();
                _player.Drag(0.01f + (random.NextSingle() / 10), 0.1f);
                _player.Release();
                break;
            case 2:
                _player.Advance(1);
                _player.Put(random.Next(Size), random.NextSingle());
                break;
            case 3:
                _player.Show([.. Enumerable.Range(0, Size).Select(_ => random.NextSingle())]);
                break;
            default:
                _player.ToggleWalk();
                _player.Advance(0.3);
                _player.ToggleWalk();
                break;
        }
    }
}
