"""The peers of the benchmark: DuckDB and Polars from PyPI, on the same file. Prints the seconds of the work alone.

peers.py PEER WORK INPUT OUTPUT
"""

import os
import sys
import time

peer, work, source, target = sys.argv[1:5]
threads = os.cpu_count() or 1

if peer == "polars":
    import polars as pl

    borough = pl.col("LSOA name").str.head(-5).alias("borough")
    start = time.perf_counter()
    if work == "import":
        pl.scan_csv(source).sink_parquet(target)
    else:
        rows = pl.scan_csv(source) if work == "counts-csv" else pl.scan_parquet(source)
        counts = rows.group_by(borough, "Crime type", "Month").len().collect(engine="streaming")
        print("rows", counts.height, int(counts["len"].sum()))
else:
    import duckdb

    duckdb.sql(f"SET threads TO {threads}")
    read = f"read_csv('{source}')" if source.endswith(".csv") else f"read_parquet('{source}')"
    start = time.perf_counter()
    if work == "import":
        duckdb.sql(f"COPY (SELECT * FROM {read}) TO '{target}' (FORMAT parquet)")
    else:
        counts = duckdb.sql(
            f"""SELECT left("LSOA name", greatest(length("LSOA name") - 5, 0)) AS borough,
                       "Crime type", "Month", count(*) AS n
                FROM {read} GROUP BY ALL"""
        ).fetchall()
        print("rows", len(counts), sum(row[3] for row in counts))
print("seconds", time.perf_counter() - start)
