"""The shifts and flips of `vae train --augment`, in PyTorch."""

from side_by_side import fail


class Augmentation:
    """Per picture one shift of whole pixels along either axis, up to `shift` either way, and a mirrored picture half of the time.

    From beyond the border comes black into grey pictures and the border's pixels into others, unless the text says which.
    """

    def __init__(self, text):
        settings = dict(part.strip().partition("=")[::2] for part in text.split(",") if part.strip() != "none")
        unknown = sorted(settings.keys() - {"shift", "flip", "border"})
        if unknown:
            fail(f"--augment {unknown[0]}: the twin knows shift, flip and border only.")
        if not settings.get("shift", "0").isdecimal():
            fail(f"--augment shift={settings['shift']}: a shift is a whole number of pixels.")
        self.shift = int(settings.get("shift", 0))
        self.flip = "flip" in settings
        self.border = settings.get("border")

    def __call__(self, x):
        """(N, C, H, W) -> the same, every picture by a draw of its own."""
        import torch

        if not self.shift and not self.flip:
            return x
        count, channels, height, width = x.shape
        moved = torch.randint(-self.shift, self.shift + 1, (2, count, 1))
        lines, columns = torch.arange(height) - moved[0], torch.arange(width) - moved[1]
        if self.flip:
            columns = torch.where(torch.rand(count, 1) < 0.5, width - 1 - columns, columns)
        near_lines, near_columns = lines.clamp(0, height - 1), columns.clamp(0, width - 1)
        rows = torch.arange(count)[:, None, None]
        y = x.permute(0, 2, 3, 1)[rows, near_lines[:, :, None], near_columns[:, None, :]].permute(0, 3, 1, 2)
        if (self.border or ("zero" if channels == 1 else "repeat")) == "zero":
            y = y * ((near_lines == lines)[:, :, None] & (near_columns == columns)[:, None, :])[:, None]
        return y.contiguous()
