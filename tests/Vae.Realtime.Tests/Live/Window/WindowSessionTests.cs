namespace Vae.Realtime.Tests.Live.Window;

using Vae.Realtime.Live.Control.Osc;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Bindings;
using Xunit;

/// <summary>
/// Everything that can be done to the live window, done to a real one on an X server by a person's own means, under validation, and judged
/// by the program's state and by the pixels on the screen.
/// </summary>
[Collection(WindowCollection.Name)]
public sealed class WindowSessionTests(DisplayFixture display)
{
    [Fact]
    public void Every_key_does_what_it_says_and_is_seen() => Play(bench => user =>
    {
        ActionDeeds deeds = new(bench.Program, bench.Folder.Root);
        InstrumentAction[] actions = user.Ask(() => bench.Program.Instrument.Actions.ToArray());
        foreach (InstrumentAction action in actions.Where(action => action.Name != "quit"))
        {
            Deed deed = deeds.Find(action.Name) ?? throw new KeyNotFoundException($"Nobody has said what '{action.Name}' does.");
            Do(user, deed, $"the key {action.Keys}, {action.Name}", () => user.Press(action.Keys));
        }

        user.Press(actions.Single(action => action.Name == "quit").Keys);
    });

    [Fact]
    public void Every_control_message_does_what_it_says_and_is_seen() => Play(bench => user =>
    {
        ActionDeeds actions = new(bench.Program, bench.Folder.Root);
        ParameterDeeds parameters = user.Ask(() => new ParameterDeeds(bench.Program.Instrument, actions.Rest));
        string[] addresses = user.Ask(() => new OscAddresses(bench.Program.Instrument).All.ToArray());
        HashSet<Deed> done = [];
        foreach (string address in addresses.Where(address => address != "/vae/quit"))
        {
            string name = address["/vae/".Length..].Replace('/', '.');
            Deed deed = Whole(bench, actions, name) ?? actions.Find(name) ?? parameters.Find(name)
                ?? throw new KeyNotFoundException($"Nobody has said what '{address}' does.");

            // In another spelling it does the same.
            Do(user, done.Add(deed) ? deed : deed with { Seen = null }, address, () => user.Send(address, deed.Arguments));
        }

        Assert.Equal((0, 0), (bench.Program.Peripherals.Osc!.Malformed, bench.Program.Peripherals.Osc.Unknown));
        user.Send("/vae/quit", 0);
        user.Pass(3);
        user.Send("/vae/quit");
    });

    // Addresses of more than one action or parameter.
    private static Deed? Whole(WindowBench bench, ActionDeeds actions, string name)
    {
        SceneDirector scenes = bench.Program.Plugin.Scenes;
        Deed deed = new(actions.Rest, () => scenes.Kind == SceneKind.Grid, View.Picture) { Arguments = [2] };
        return name switch
        {
            "scene" => deed,
            "scene.1" => actions.Find("scene.single"),
            "scene.2" => actions.Find("scene.grid"),
            "scene.3" => actions.Find("scene.walk"),
            "scene.4" => actions.Find("scene.field"),
            "scene.5" => actions.Find("scene.compare"),
            "scene.6" => actions.Find("scene.traversal"),
            "latents" => deed with
            {
                Holds = () => bench.Program.Instrument.Latents.State.Values is [0.25f, -0.75f, 1.5f, ..],
                Arguments = [0.25f, -0.75, 1.5f],
            },
            _ => null,
        };
    }

    private static void Do(WindowUser user, Deed deed, string what, Action action)
    {
        user.Set(deed.Before);
        byte[] before = deed.Seen is null ? [] : user.Still(deed.Seen);
        Assert.False(user.Ask(deed.Holds), $"It is so before {what}.");
        action();
        user.Until(deed.Holds, what);
        if (deed.Seen is not null)
        {
            user.Changes(deed.Seen, before, what);
        }

        user.Set(deed.After);
        user.AssertValid(what);
    }

    private void Play(Func<WindowBench, Action<WindowUser>> script) => display.Run(() =>
    {
        using WindowBench bench = new(display.Name!);
        bench.Play(script(bench));
    });
}
