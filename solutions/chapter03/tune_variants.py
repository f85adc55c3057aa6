from tutor.lab import mistake, right


def search(make_net, fit, error, grid, data, score, report=lambda e, net, d: e(net, d.test)):
    """Fits all, takes the smallest score, reports."""
    nets = []
    for setting in grid:
        net = make_net(setting)
        fit(net, data.train, setting)
        nets.append(net)
    scores = [score(net) for net in nets]
    best = scores.index(min(scores))
    return grid[best], report(error, nets[best], data)


@right("tune")
def fit_all_then_look(make_net, fit, error, grid, data):
    return search(make_net, fit, error, grid, data, lambda net: error(net, data.valid))


@right("tune")
def fit_the_best_again(make_net, fit, error, grid, data):
    def trained(setting):
        net = make_net(setting)
        fit(net, data.train, setting)
        return net

    best = min(grid, key=lambda setting: error(trained(setting), data.valid))
    net = make_net(best)
    fit(net, data.train, best)
    return best, error(net, data.test)


@mistake("tune")
def chooses_on_test(make_net, fit, error, grid, data):
    return search(make_net, fit, error, grid, data, lambda net: error(net, data.test))


@mistake("tune")
def chooses_on_training(make_net, fit, error, grid, data):
    return search(make_net, fit, error, grid, data, lambda net: error(net, data.train))


@mistake("tune")
def half_training_half_validation(make_net, fit, error, grid, data):
    def mixed(net):
        return (error(net, data.train) + error(net, data.valid)) / 2

    return search(make_net, fit, error, grid, data, mixed)


@mistake("tune")
def reports_the_validation_error(make_net, fit, error, grid, data):
    return search(
        make_net, fit, error, grid, data,
        lambda net: error(net, data.valid), lambda e, net, d: e(net, d.valid),
    )  # fmt: skip


@mistake("tune")
def peeks_at_every_test_error(make_net, fit, error, grid, data):
    rows = []
    for setting in grid:
        net = make_net(setting)
        fit(net, data.train, setting)
        rows.append((error(net, data.valid), error(net, data.test), setting))
    _, test, best = min(rows, key=lambda row: row[0])
    return best, test


@mistake("tune")
def one_net_for_all(make_net, fit, error, grid, data):
    net, smallest, best = make_net(grid[0]), float("inf"), None
    for setting in grid:
        fit(net, data.train, setting)
        now = error(net, data.valid)
        if now < smallest:
            smallest, best, test = now, setting, error(net, data.test)
    return best, test


@mistake("tune")
def reports_the_last_net(make_net, fit, error, grid, data):
    smallest, best = float("inf"), None
    for setting in grid:
        net = make_net(setting)
        fit(net, data.train, setting)
        now = error(net, data.valid)
        if now < smallest:
            smallest, best = now, setting
    return best, error(net, data.test)


@mistake("tune")
def reports_an_untrained_net(make_net, fit, error, grid, data):
    best, _ = search(
        make_net, fit, error, grid, data,
        lambda net: error(net, data.valid), lambda e, net, d: 0.0,
    )  # fmt: skip
    return best, error(make_net(best), data.test)


@mistake("tune")
def takes_the_largest(make_net, fit, error, grid, data):
    return search(make_net, fit, error, grid, data, lambda net: -error(net, data.valid))


@mistake("tune")
def last_of_equals(make_net, fit, error, grid, data):
    smallest, best, best_net = float("inf"), None, None
    for setting in grid:
        net = make_net(setting)
        fit(net, data.train, setting)
        now = error(net, data.valid)
        if now <= smallest:
            smallest, best, best_net = now, setting, net
    return best, error(best_net, data.test)


@mistake("tune")
def trains_on_validation_too(make_net, fit, error, grid, data):
    smallest, best, best_net = float("inf"), None, None
    for setting in grid:
        net = make_net(setting)
        fit(net, data.train, setting)
        fit(net, data.valid, setting)
        now = error(net, data.valid)
        if now < smallest:
            smallest, best, best_net = now, setting, net
    return best, error(best_net, data.test)


@mistake("tune")
def fits_the_winner_further(make_net, fit, error, grid, data):
    def report(error, net, data):
        fit(net, data.train, best_of(net))
        return error(net, data.test)

    def best_of(net):
        return next(s for s in grid if s["id"] == net.trained_for[-1])

    return search(make_net, fit, error, grid, data, lambda net: error(net, data.valid), report)


@mistake("tune")
def fits_the_winner_to_validation_too(make_net, fit, error, grid, data):
    def report(error, net, data):
        fit(net, data.valid, next(s for s in grid if s["id"] == net.trained_for[-1]))
        return error(net, data.test)

    return search(make_net, fit, error, grid, data, lambda net: error(net, data.valid), report)


@mistake("tune")
def never_fitted(make_net, fit, error, grid, data):
    return search(make_net, lambda *_: None, error, grid, data, lambda net: error(net, data.valid))


@mistake("tune")
def fits_to_validation(make_net, fit, error, grid, data):
    def on_valid(net, _, setting):
        fit(net, data.valid, setting)

    return search(make_net, on_valid, error, grid, data, lambda net: error(net, data.valid))


@mistake("tune")
def fits_to_all_of_data(make_net, fit, error, grid, data):
    def on_all(net, _, setting):
        fit(net, data, setting)

    return search(make_net, on_all, error, grid, data, lambda net: error(net, data.valid))


@mistake("tune")
def reports_the_training_error(make_net, fit, error, grid, data):
    return search(
        make_net, fit, error, grid, data,
        lambda net: error(net, data.valid), lambda e, net, d: e(net, d.train),
    )  # fmt: skip
