"""The commands of `tutor`, one file for each group; what one needs is imported when it runs."""
