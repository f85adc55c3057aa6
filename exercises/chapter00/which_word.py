"""Ten situations, one word for each.

Write the word in quotes over the dots, as in  fit_w_and_b = "test"  (which is not the right one).
For the first five, which rows are meant:         "training", "validation" or "test".
For the other five, which kind of task it is:     "regression", "classification" or "clustering".
"""

# -- "training", "validation" or "test"? --

# the optimiser changes w and b until the loss on these rows is small
fit_w_and_b = ...

# you compare a straight line with learning by heart, and keep what does better on these
choose_the_model = ...

# a bad idea: keep the model with the smallest loss on the rows that it was fitted to.
# Which rows are those?
smallest_loss_here = ...

# all is decided; how good the model is on these goes into the report
final_number = ...

# they were kept for the report; their number was disappointing, so the model was changed, again
# and again, until it was better on these rows. What have they become?
looked_at_twice = ...

# -- "regression", "classification" or "clustering"? --

# from its area and its distance to the station: the rent
rent_of_a_flat = ...

# from e-mails that people have marked as spam or not: is a new one spam?
spam_or_not = ...

# from the pixels: which of the digits 0 to 9 it is
digit_in_a_picture = ...

# from what they buy: who is like whom; nobody knows which groups there are
groups_of_customers = ...

# from the weather of the last days: how many millimetres of rain will fall
rain_tomorrow = ...
