from tutor.lab import mistake, right


@right("plain")
def from_the_left(x):
    return 1 + x


@mistake("secret")
def forgets_offset(x):
    return x * 7919.25
