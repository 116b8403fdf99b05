namespace Vae.Realtime.Learning.Models.Torch;

/// <summary>
/// Python source of the layers that PyTorch lacks in this form: modules of its own with the activation fused, on tensors (N, C, H, W)
/// throughout; a vector is (N, C, 1, 1) and a sequence of T steps (N, C, T, 1).
/// </summary>
internal static class TorchLayers
{
    /// <summary>By the class's name, in the order of the file.</summary>
    public static OrderedDictionary<string, string> Sources { get; } = new(StringComparer.Ordinal)
    {
        ["Linear"] = """"
            class Linear(nn.Linear):
                """A dense layer on flattened images; its outputs are a vector, or an image (C, H, W)."""

                def __init__(self, inputs, outputs, activation=identity, image=None):
                    super().__init__(inputs, outputs)
                    self.activation, self.image = activation, image or (outputs, 1, 1)

                def forward(self, x):
                    return self.activation(super().forward(x.flatten(1))).view(-1, *self.image)
            """",
        ["TimeDistributed"] = """"
            class TimeDistributed(nn.Linear):
                """The same dense layer on every step of a sequence, or every pixel."""

                def __init__(self, inputs, outputs, activation=identity):
                    super().__init__(inputs, outputs)
                    self.activation = activation

                def forward(self, x):
                    return self.activation(super().forward(x.permute(0, 2, 3, 1))).permute(0, 3, 1, 2)
            """",
        ["Conv"] = """"
            class Conv(nn.Conv2d):
                def __init__(self, inputs, outputs, kernel, stride, padding, activation=identity):
                    super().__init__(inputs, outputs, kernel, stride, padding)
                    self.activation = activation

                def forward(self, x):
                    return self.activation(super().forward(x))
            """",
        ["ConvTranspose"] = """"
            class ConvTranspose(nn.ConvTranspose2d):
                def __init__(self, inputs, outputs, kernel, stride, padding, output_padding, activation=identity):
                    super().__init__(inputs, outputs, kernel, stride, padding, output_padding)
                    self.activation = activation

                def forward(self, x):
                    return self.activation(super().forward(x))
            """",
        ["BatchNorm"] = """"
            class BatchNorm(nn.BatchNorm2d):
                def __init__(self, channels, activation=identity):
                    super().__init__(channels)
                    self.activation = activation

                def forward(self, x):
                    return self.activation(super().forward(x))
            """",
        ["GroupNorm"] = """"
            class GroupNorm(nn.GroupNorm):
                def __init__(self, groups, channels, activation=identity):
                    super().__init__(groups, channels)
                    self.activation = activation

                def forward(self, x):
                    return self.activation(super().forward(x))
            """",
        ["Residual"] = """"
            class Residual(nn.Module):
                """activation(body(x) + shortcut(x)); an empty shortcut is x itself."""

                def __init__(self, body, shortcut, activation=identity):
                    super().__init__()
                    self.body, self.shortcut = nn.Sequential(*body), nn.Sequential(*shortcut)
                    self.activation = activation

                def forward(self, x):
                    return self.activation(self.body(x) + self.shortcut(x))
            """",
        ["Reshape"] = """"
            class Reshape(nn.Module):
                """The same values as another image or vector (C, H, W).

                Where source and order are given, values are counted pixel by pixel: those of an image of shape source become one of
                shape order, whose values are then counted channel by channel again.
                """

                def __init__(self, shape, source=None, order=None):
                    super().__init__()
                    self.shape, self.source, self.order = shape, source, order

                def forward(self, x):
                    if self.source:
                        channels, height, width = self.order
                        x = x.reshape(-1, *self.source).permute(0, 2, 3, 1).reshape(-1, height, width, channels).permute(0, 3, 1, 2)
                    return x.reshape(-1, *self.shape)
            """",
        ["Lstm"] = """"
            class Lstm(nn.LSTM):
                """Every step's output, or only the last."""

                def __init__(self, inputs, hidden, sequences):
                    super().__init__(inputs, hidden, batch_first=True)
                    self.sequences = sequences

                def forward(self, x):
                    steps, _ = super().forward(x[..., 0].transpose(1, 2))
                    return (steps if self.sequences else steps[:, -1:]).transpose(1, 2)[..., None]
            """",
        ["Repeat"] = """"
            class Repeat(nn.Module):
                """A vector as every step of a sequence."""

                def __init__(self, steps):
                    super().__init__()
                    self.steps = steps

                def forward(self, x):
                    return x.permute(0, 2, 3, 1).reshape(len(x), -1, 1, 1).expand(-1, -1, self.steps, 1)
            """",
    };
}
