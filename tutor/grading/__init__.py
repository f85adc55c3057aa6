"""Judging one exercise: worker, wire, judge, diagnosis, reports."""
