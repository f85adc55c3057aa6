"""Ten situations, one word for each."""

# fitting is training, choosing is validation, reporting is the test: once
fit_w_and_b = "training"
choose_the_model = "validation"
smallest_loss_here = "training"
final_number = "test"
looked_at_twice = "validation"

# a number on a scale, one of several given classes, or groups that nobody has given
rent_of_a_flat = "regression"
spam_or_not = "classification"
digit_in_a_picture = "classification"
groups_of_customers = "clustering"
rain_tomorrow = "regression"
