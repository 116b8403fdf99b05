"""What the comparisons with other programs share: the machine, processes that are run in turn, medians, errors in one line."""

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VAE = os.path.join(REPOSITORY, "vae")


class Parser(argparse.ArgumentParser):
    """Refuses wrong usage with one line and exit code 2, as the program itself does."""

    def error(self, message):
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def numbers(text):
    """The type of an option that takes one whole number from 1 or several with commas between."""
    values = text.split(",")
    if not all(value.isascii() and value.isdigit() and int(value) > 0 for value in values):
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1, nor several with commas between")
    return [int(value) for value in values]


def number(text):
    """The type of an option that takes a whole number from 1."""
    values = numbers(text)
    if len(values) != 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not one whole number")
    return values[0]


def fail(message):
    sys.exit(f"{os.path.basename(sys.argv[0])}: {message}")


def hold_to_cores(count):
    """Holds this process, and those it starts, to so many cores."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:count])


def lines_of_json(command, environment=None, refuse=None):
    """Runs a command and returns the objects that it prints. Its own words (progress, errors) pass through to standard error.

    refuse: words on standard error that make a failure of a command that ends well.
    """
    command = [str(part) for part in command]
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=said if refuse else None, text=True,
                              env=dict(os.environ, **(environment or {})), check=False)
        said.seek(0)
        words = said.read()
    sys.stderr.write(words)
    if done.returncode != 0:
        fail(f"failed with exit code {done.returncode}: {' '.join(command)}")
    if refuse and refuse in words:
        fail(f"'{refuse}' of: {' '.join(command)}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def threads_environment(threads):
    return {"OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}


def loaded_blas(known=()):
    """The quick BLAS that this process has loaded, or that is among what its libraries say of themselves; else 'reference'."""
    names = list(known)
    if os.path.exists("/proc/self/maps"):
        with open("/proc/self/maps", encoding="utf-8") as file:
            names += {os.path.basename(line.split()[-1]) for line in file if re.search(r"\.so", line)}
    fast = [name for name in ("openblas", "mkl", "blis", "accelerate") if any(name in one.lower() for one in names)]
    return fast[0] if fast else "reference"


def processor():
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        if names:
            return names[0]
    return platform.processor() or platform.machine()


def vulkan_devices():
    """Also builds the program, if it has to be, before anything is timed."""
    return [device["name"] for device in lines_of_json([VAE, "devices", "--json"]) if "name" in device]


def summarise(values):
    return {"median": statistics.median(values), "lowest": min(values), "highest": max(values)}


def in_turn(names, rounds, run):
    """Runs every name once a round, every second round in the other order; returns what came back, by name."""
    runs = {name: [] for name in names}
    for index in range(rounds):
        for name in list(names) if index % 2 == 0 else list(names)[::-1]:
            runs[name].append(run(name, index))
    return runs
