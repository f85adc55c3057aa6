"""What there is to learn: a course, its chapters, lessons and exercises. Knows no learner."""
