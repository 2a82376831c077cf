"""The job queue: declare a job, schedule it, wake it, run the worker."""
