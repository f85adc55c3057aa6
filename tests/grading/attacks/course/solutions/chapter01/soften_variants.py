from tutor.lab import mistake, right


@right("soften")
def unshifted(x):
    return x.exp() / x.exp().sum(-1, keepdim=True)


@mistake("soften")
def whole(x):
    return x.exp() / x.exp().sum()
