"""Many learners: submissions, gradebook, engines, exports, class insight. Imports no torch."""
