"""The peers of the benchmark, on the same points and polygons: GeoPandas' sjoin and pyproj.

peers.py FOLDER

Reads the input, does both pieces of work once, writes what it found, says who it is, and then does both again for each line
that comes in and says the seconds of each.
"""

import sys
import time

import geopandas as gpd
import numpy as np
import pyproj
import shapely

folder = sys.argv[1]
points = np.fromfile(f"{folder}/points", "<f8").reshape(-1, 2)
degrees = np.fromfile(f"{folder}/degrees", "<f8").reshape(-1, 2)
wards = gpd.GeoDataFrame(geometry=shapely.from_wkb(open(f"{folder}/wards").read().split()), crs=27700)
frame = gpd.GeoDataFrame(geometry=gpd.points_from_xy(points[:, 0], points[:, 1]), crs=27700)
to_grid = pyproj.Transformer.from_crs(4326, 27700, always_xy=True)


def join():
    return gpd.sjoin(frame, wards, how="left", predicate="within")


def project():
    return to_grid.transform(degrees[:, 0], degrees[:, 1])


found = join()
found = found[~found.index.duplicated()].sort_index()
np.savetxt(f"{folder}/located", found["index_right"].fillna(-1).astype(int), fmt="%d")
np.column_stack(project()).astype("<f8").tofile(f"{folder}/converted")
print(f"GeoPandas {gpd.__version__}, shapely {shapely.__version__}, pyproj {pyproj.__version__}: {to_grid.description}", flush=True)
for _ in sys.stdin:
    seconds = []
    for work in (join, project):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    print(*seconds, flush=True)
