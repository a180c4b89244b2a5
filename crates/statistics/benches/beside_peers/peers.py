"""The peers of the benchmark from PyPI, on the same files: esda, scikit-learn, statsmodels and sppt.

peers.py TASK FOLDER

Reads the input, does the work once (numba compiles then), writes what it found, says "ready", and then does the work again for
each line that comes in, for a fifth of a second and at least once, and says the seconds of the work alone.
"""

import contextlib
import io
import sys
import time
from importlib.metadata import version

import numpy as np

task, folder = sys.argv[1:3]
source = f"{folder}/{task}.csv"


def esda():
    import esda
    from libpysal.weights import lat2W

    values = np.loadtxt(source)
    weights = lat2W(100, 100, rook=False)
    every = {"permutations": 999, "seed": 1, "n_jobs": -1, "keep_simulations": False}
    if task == "gi-star":
        work = lambda: esda.G_Local(values, weights, transform="B", star=True, **every)
        return work, lambda found: {"z": found.Zs, "p": found.p_sim}
    work = lambda: esda.Moran_Local(values, weights, transformation="r", **every)
    return work, lambda found: {"i": found.Is, "p": found.p_sim}


def dbscan():
    from sklearn.cluster import DBSCAN

    points = np.loadtxt(source, delimiter=",")
    work = lambda: DBSCAN(eps=200, min_samples=10, n_jobs=-1).fit(points)
    return work, lambda found: {"clusters": [found.labels_.max() + 1], "label": found.labels_}


def kde():
    from sklearn.neighbors import KernelDensity

    points = np.loadtxt(source, delimiter=",")
    line = np.arange(100) * 100 + 50.0
    cells = np.array([(x, y) for y in line for x in line])

    def work():
        found = KernelDensity(bandwidth=500, kernel="gaussian").fit(points)
        return np.exp(found.score_samples(cells)) * len(points)

    return work, lambda density: {"density": density * 1e6}


def stl():
    from statsmodels.tsa.seasonal import STL

    series = np.loadtxt(source, delimiter=",")
    robust = task == "stl-robust"
    windows = {"period": 12, "seasonal": 13, "seasonal_deg": 0, "trend": 21, "low_pass": 13}
    passes = {"inner_iter": 1, "outer_iter": 15} if robust else {"inner_iter": 2, "outer_iter": 0}
    work = lambda: [STL(one, robust=robust, **windows).fit(**passes) for one in series]
    return work, lambda found: {
        "seasonal": np.concatenate([one.seasonal for one in found]),
        "trend": np.concatenate([one.trend for one in found]),
    }


def andresen():
    import pandas
    from sppt import sppt

    table = pandas.read_csv(source, names=["base", "test"])
    table["area"] = np.arange(len(table))
    quiet = {"create_maps": False, "check_overlap": True}

    def work():
        with contextlib.redirect_stdout(io.StringIO()):
            return sppt(table, "area", ["base", "test"], B=200, fix_base=True, seed=1, **quiet)

    return work, lambda found: {"s": [found.s_index], "robust s": [found.robust_s_index]}


peers = {
    "gi-star": ("esda", esda),
    "local-moran": ("esda", esda),
    "dbscan": ("scikit-learn", dbscan),
    "kde": ("scikit-learn", kde),
    "stl-plain": ("statsmodels", stl),
    "stl-robust": ("statsmodels", stl),
    "andresen": ("sppt", andresen),
}
package, prepare = peers[task]
work, parts = prepare()
start = time.perf_counter()
found = work()
first = time.perf_counter() - start
with open(f"{folder}/{task}-peer.csv", "w") as file:
    for part, values in parts(found).items():
        file.writelines(f"{part},{float(value)!r}\n" for value in values)
print("ready", first, package, version(package), flush=True)
for _ in sys.stdin:
    start, times = time.perf_counter(), 0
    while times < 1 or time.perf_counter() - start < 0.2:
        work()
        times += 1
    print("seconds", (time.perf_counter() - start) / times, flush=True)
