#!/usr/bin/python3
"""Trains an LSTM VAE on windows of a column of share prices by PyTorch on the processor, to compare with this program.

    torch_lstm.py STOCKDATA_CSV [--column AAPL] [--hidden 64] [--latent 8] [--epochs 200] [--threads N] [--json]

Rows are split by time as `vae train --data "FILE.csv?column=AAPL&window=60&scale=minmax&validation=0.2"` does: the last seventh is kept to
test with, the last fifth of the rest is for validation; every run of 60 rows within a part is one example. Prices are scaled so that those
of the training part go from 0 to 1. `compare-lstm` runs both programs and prints their losses side by side. Encoder: LSTM 1 -> H over the sequence, LSTM H -> H/2, its last step; decoder: the latent at every
step, LSTM -> H/2, LSTM -> H, a dense layer on every step. Gaussian likelihood of variance 1, without its constant, summed over the
window, plus KL; Adam at 1e-3, batches of 64, stopped when the validation loss has not fallen for ten epochs.
"""

import argparse
import csv
import json
import time

import numpy as np
import torch

WINDOW, BATCH, PATIENCE = 60, 64, 10
TEST_FRACTION, VALIDATION = 7, 0.2


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", help="CSV file with a header, one row per day")
    parser.add_argument("--column", default="AAPL")
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--latent", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0, help="0 leaves the choice to PyTorch")
    parser.add_argument("--json", action="store_true", help="one JSON object per line")
    return parser.parse_args()


def read_windows(path, column):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or column not in rows[0]:
        raise SystemExit(f"'{path}' has no column '{column}'; it has {', '.join(rows[0] if rows else [])}")
    prices = np.array([float(row[column]) for row in rows], dtype=np.float64)
    kept = len(prices) - len(prices) // TEST_FRACTION
    split = kept - int(kept * VALIDATION)
    if split < WINDOW or kept - split < WINDOW:
        raise SystemExit(f"'{path}' has {len(prices)} rows, too few for windows of {WINDOW} in both parts")
    seen = prices[:split]
    scaled = ((prices - seen.min()) / (seen.max() - seen.min())).astype(np.float32)

    def windows(rows):
        return torch.from_numpy(np.lib.stride_tricks.sliding_window_view(rows, WINDOW).copy())[:, :, None]

    return windows(scaled[:split]), windows(scaled[split:kept])


class LstmVae(torch.nn.Module):
    def __init__(self, hidden, latent):
        super().__init__()
        self.encoder = torch.nn.ModuleList(
            [torch.nn.LSTM(1, hidden, batch_first=True), torch.nn.LSTM(hidden, hidden // 2, batch_first=True)])
        self.posterior_mean = torch.nn.Linear(hidden // 2, latent)
        self.posterior_log_variance = torch.nn.Linear(hidden // 2, latent)
        self.decoder = torch.nn.ModuleList(
            [torch.nn.LSTM(latent, hidden // 2, batch_first=True), torch.nn.LSTM(hidden // 2, hidden, batch_first=True)])
        self.output = torch.nn.Linear(hidden, 1)

    def losses(self, x, noise):
        """Reconstruction and KL in nats, summed over the batch."""
        features = x
        for layer in self.encoder:
            features, _ = layer(features)
        mean, log_variance = self.posterior_mean(features[:, -1]), self.posterior_log_variance(features[:, -1])
        z = mean + noise * torch.exp(0.5 * log_variance)
        decoded = z[:, None, :].repeat(1, x.shape[1], 1)
        for layer in self.decoder:
            decoded, _ = layer(decoded)
        reconstruction = 0.5 * (x - self.output(decoded)).square().sum()
        kl = -0.5 * torch.sum(1 + log_variance - mean.square() - log_variance.exp())
        return reconstruction, kl


def run_epoch(model, windows, latent, adam=None):
    """Loss, reconstruction and KL per window."""
    order = torch.randperm(len(windows)) if adam else torch.arange(len(windows))
    sums = np.zeros(2)
    for batch in order.split(BATCH):
        with torch.set_grad_enabled(adam is not None):
            reconstruction, kl = model.losses(windows[batch], torch.randn(len(batch), latent))
            if adam:
                adam.zero_grad()
                ((reconstruction + kl) / len(batch)).backward()
                adam.step()
        sums += (reconstruction.item(), kl.item())
    return (sums.sum() / len(windows), *(sums / len(windows)))


def main():
    options = read_options()
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    train, validation = read_windows(options.data, options.column)
    model = LstmVae(options.hidden, options.latent)
    adam = torch.optim.Adam(model.parameters(), lr=1e-3)
    best, best_epoch = float("inf"), 0
    for epoch in range(1, options.epochs + 1):
        started = time.perf_counter()
        loss, reconstruction, kl = run_epoch(model, train, options.latent, adam)
        seconds = time.perf_counter() - started
        held_loss, held_reconstruction, held_kl = run_epoch(model, validation, options.latent)
        line = {"epoch": epoch, "seconds": seconds, "windows_per_second": len(train) / seconds, "loss": loss, "reconstruction": reconstruction, "kl": kl,
                "validation_loss": held_loss, "validation_reconstruction": held_reconstruction, "validation_kl": held_kl}
        print(json.dumps(line) if options.json else
              f"epoch {epoch:3}  train {loss:9.4f} = {reconstruction:9.4f} + {kl:7.4f}   validation {held_loss:9.4f} = "
              f"{held_reconstruction:9.4f} + {held_kl:7.4f}   {seconds:.2f} s", flush=True)
        if held_loss < best:
            best, best_epoch = held_loss, epoch
        elif epoch - best_epoch >= PATIENCE:
            break
    print(json.dumps({"best_epoch": best_epoch, "best_validation_loss": best}) if options.json else
          f"best: epoch {best_epoch}, validation {best:.4f}")


if __name__ == "__main__":
    main()
