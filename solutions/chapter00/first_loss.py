"""Say what these lines compute, before you run them."""

features = [1, 2, 3, 4]  # what is known of four examples
labels = [2, 5, 10, 9]  # what is wanted for them
w, b = 2, 1  # the two parameters of the model

# 2*1 + 1, 2*2 + 1, 2*3 + 1, 2*4 + 1
predictions = [w * x + b for x in features]
# 3 - 2, 5 - 5, 7 - 10, 9 - 9: one too high, one too low, two exactly right
errors = [predictions[i] - labels[i] for i in range(4)]
# 1 + 0 + 9 + 0 = 10, and 10 / 4 = 2.5: the large error counts nine times as much as the small one
loss = sum(e**2 for e in errors) / 4
