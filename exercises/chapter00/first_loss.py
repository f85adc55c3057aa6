"""Say what these lines compute, before you run them.

    features = [1, 2, 3, 4]     # what is known of four examples
    labels = [2, 5, 10, 9]      # what is wanted for them
    w, b = 2, 1                 # the two parameters of the model

    predictions = [w * x + b for x in features]
    errors = [predictions[i] - labels[i] for i in range(4)]
    loss = sum(e**2 for e in errors) / 4

Paper and pencil are enough. Put your answers in place of the three dots, a list as [5, 6, 7, 8]
and a number as 1.5. Only numbers and lists may stand there, no calculations. Save, and you are told
at once what is right; an answer that still says ... just waits for you.
"""

predictions = ...  # a list of four numbers

errors = ...  # a list of four numbers

loss = ...  # one number
