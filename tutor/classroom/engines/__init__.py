"""Who does the judging: processes of this machine, or workers of a Dask cluster."""
