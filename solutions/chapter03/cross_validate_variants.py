from tutor.lab import mistake, right


def train(X, t, net, optimizer, epochs=40, batch_size=64, zero_grad=True):
    """Minimise the mean square of net(X) - t, t of shape (n, 1)."""
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(batch_size):
            loss = (net(X[rows]) - t[rows]).square().mean()
            if zero_grad:
                optimizer.zero_grad()
            loss.backward()
            optimizer.step()


def standardised(y):
    log_y = y.log()[:, None]
    return (log_y - log_y.mean()) / log_y.std(), log_y.mean(), log_y.std()


def prices_of(net, mean, std):
    return lambda X: (net(X).detach() * std + mean).exp().flatten()


def prices_in(frame):
    return torch.tensor(frame["SalePrice"].to_numpy(dtype="float32"))


def each_fold(houses, k, score):
    """`score(train, valid)` of each fold."""
    return [score(houses.iloc[rows], houses.iloc[held]) for rows, held in k_folds(len(houses), k)]


def scored(fit, X, y, V, yv):
    predict = fit(X, y)
    return log_rmse(predict(X), y), log_rmse(predict(V), yv)


def write(train, test, fit, path, ids=None, change=lambda prices: prices, **how):
    X, y, V = prepare(train, test)
    prices = change(fit(X, y)(V)).tolist()
    ids = test["Id"].tolist() if ids is None else ids
    pd.DataFrame({"Id": ids, "SalePrice": prices}).to_csv(path, **{"index": False, **how})


@right("k_folds", "fit", "cross_validate", "submission")
class a_small_net:
    """Folds by a mask, a hidden layer, averaged over three nets, a file written by hand."""

    def k_folds(n, k):
        fold = torch.zeros(n, dtype=torch.int64)
        for i in range(1, k):
            fold[i * n // k :] = i
        return [((fold != i).nonzero()[:, 0].tolist(), (fold == i).nonzero()[:, 0].tolist())
                for i in range(k)]  # fmt: skip

    def fit(X, y):
        t, mean, std = standardised(y)
        nets = []
        for _ in range(2):
            net = nn.Sequential(nn.Linear(X.shape[1], 24), nn.ReLU(), nn.Linear(24, 1))
            train(X, t, net, torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=0.3), 25)
            nets.append(net)
        return prices_of(lambda X: sum(net(X) for net in nets) / len(nets), mean, std)

    def cross_validate(houses, k, fit):
        def score(train, valid):
            X, y, both = prepare(train, pd.concat([train, valid]))
            predicted = fit(X, y)(both).detach()
            paid = torch.cat([y, prices_in(valid)])
            cut = len(y)
            return log_rmse(predicted[:cut], y), log_rmse(predicted[cut:], paid[cut:])

        return each_fold(houses, k, score)

    def submission(train, test, fit, path):
        X, y, V = prepare(train, test)
        lines = [f"{i},{p}" for i, p in zip(test["Id"], fit(X, y)(V).tolist(), strict=True)]
        path.write_text("\n".join(["Id,SalePrice", *lines]) + "\n")


@right("fit")
def by_least_squares(X, y):
    t, mean, std = standardised(y)
    A = X.T @ X + 3 * torch.eye(X.shape[1])
    w = torch.linalg.solve(A.double(), X.T.double() @ t.double())
    shift = (t - X @ w.float()).mean()
    return prices_of(lambda X: X @ w.float() + shift, mean, std)


@mistake("k_folds")
def drops_the_rest(n, k):
    size = n // k
    rows = range(size * k)
    return [
        ([r for r in rows if r // size != i], [r for r in rows if r // size == i])
        for i in range(k)
    ]  # fmt: skip


@mistake("k_folds")
def rest_goes_to_the_last_fold(n, k):
    size = n // k
    fold = [min(r // size, k - 1) for r in range(n)]
    return [
        ([r for r in range(n) if fold[r] != i], [r for r in range(n) if fold[r] == i])
        for i in range(k)
    ]


@mistake("k_folds")
def rest_goes_nowhere_but_training(n, k):
    size = n // k
    parts = [range(i * size, (i + 1) * size) for i in range(k)]
    return [([r for r in range(n) if r not in part], list(part)) for part in parts]


@mistake("k_folds")
def training_keeps_the_fold(n, k):
    return [(list(range(n)), held) for _, held in k_folds(n, k)]


@mistake("k_folds")
def folds_overlap_by_one(n, k):
    found = []
    for i in range(k):
        start, stop = i * n // k, min((i + 1) * n // k + 1, n)
        held = list(range(start, stop))
        found.append(([r for r in range(n) if r not in held], held))
    return found


@mistake("k_folds")
def trains_on_what_comes_before(n, k):
    return [(list(range(held[0])), held) for _, held in k_folds(n, k)]


@mistake("k_folds")
def halves_exchanged(n, k):
    return [(held, rows) for rows, held in k_folds(n, k)]


@mistake("k_folds")
def every_kth_row(n, k):
    return [([r for r in range(n) if r % k != i], list(range(i, n, k))) for i in range(k)]


@mistake("cross_validate")
def prepared_once_for_all(houses, k, fit):
    X, y, _ = prepare(houses, houses)
    return [scored(fit, X[r], y[r], X[v], y[v]) for r, v in k_folds(len(houses), k)]


@mistake("cross_validate")
def one_model_for_all_folds(houses, k, fit):
    X, y, _ = prepare(houses, houses)
    predict = fit(X, y)
    return [
        (log_rmse(predict(X[r]), y[r]), log_rmse(predict(X[v]), y[v]))
        for r, v in k_folds(len(houses), k)
    ]


@mistake("cross_validate")
def validation_fold_prepared_by_itself(houses, k, fit):
    def score(train, valid):
        X, y, _ = prepare(train, train)
        V, yv, _ = prepare(valid, valid)
        return scored(fit, X, y, V[:, : X.shape[1]], yv)

    return each_fold(houses, k, score)


@mistake("cross_validate")
def validation_before_training(houses, k, fit):
    return [(valid, train) for train, valid in cross_validate(houses, k, fit)]


@mistake("cross_validate")
def training_error_twice(houses, k, fit):
    return [(train, train) for train, _ in cross_validate(houses, k, fit)]


@mistake("cross_validate")
def best_fold_only(houses, k, fit):
    return [min(cross_validate(houses, k, fit), key=lambda pair: pair[1])]


@mistake("cross_validate")
def means_over_the_folds(houses, k, fit):
    train, valid = zip(*cross_validate(houses, k, fit), strict=True)
    return [(sum(train) / k, sum(valid) / k)]


@mistake("cross_validate")
def last_fold_only(houses, k, fit):
    return cross_validate(houses, k, fit)[-1:]


@mistake("cross_validate")
def error_in_dollars(houses, k, fit):
    def rmse(a, b):
        return (a - b).square().mean().sqrt().item()

    def score(train, valid):
        X, y, V = prepare(train, valid)
        predict = fit(X, y)
        return rmse(predict(X), y), rmse(predict(V), prices_in(valid))

    return each_fold(houses, k, score)


@mistake("cross_validate")
def logarithm_twice(houses, k, fit):
    def score(train, valid):
        X, y, V = prepare(train, valid)
        predict = fit(X, y)
        return log_rmse(predict(X).log(), y.log()), log_rmse(
            predict(V).log(), prices_in(valid).log()
        )

    return each_fold(houses, k, score)


@mistake("cross_validate")
def rows_by_label(houses, k, fit):
    def score(rows, held):
        X, y, V = prepare(houses.loc[rows], houses.loc[held])
        return scored(fit, X, y, V, prices_in(houses.loc[held]))

    return [score(rows, held) for rows, held in k_folds(len(houses), k)]


@mistake("submission")
def row_numbers_in_the_file(train, test, fit, path):
    write(train, test, fit, path, index=True)


@mistake("submission")
def counts_the_houses_anew(train, test, fit, path):
    write(train, test, fit, path, ids=list(range(len(test))))


@mistake("submission")
def logarithms_in_the_file(train, test, fit, path):
    write(train, test, fit, path, change=torch.log)


@mistake("submission")
def exponential_of_a_price(train, test, fit, path):
    write(train, test, fit, path, change=torch.exp)


@mistake("submission")
def prices_of_the_training_houses(train, test, fit, path):
    write(train, train, fit, path)


@mistake("submission")
def fits_on_one_fold_only(train, test, fit, path):
    rows, _ = k_folds(len(train), 5)[0]
    write(train.iloc[rows], test, fit, path)


@mistake("submission")
def sorted_by_price(train, test, fit, path):
    write(train, test, fit, path, change=lambda prices: prices.sort().values)


@mistake("submission")
def whole_table_in_the_file(train, test, fit, path):
    X, y, V = prepare(train, test)
    test.assign(SalePrice=fit(X, y)(V).tolist()).to_csv(path, index=False)


@mistake("submission")
def no_names_in_the_file(train, test, fit, path):
    write(train, test, fit, path, header=False)


@mistake("fit")
def too_short_by_far(X, y):
    net = nn.Linear(X.shape[1], 1)
    log_y = y.log()[:, None]
    train(X, log_y, net, torch.optim.SGD(net.parameters(), lr=0.01), epochs=10)
    return prices_of(net, 0, 1)


@mistake("fit")
def learns_dollars(X, y):
    net = nn.Linear(X.shape[1], 1)
    mean, std = y.mean(), y.std()
    t = ((y - mean) / std)[:, None]
    train(X, t, net, torch.optim.Adam(net.parameters(), lr=0.01))
    return lambda X: (net(X).detach() * std + mean).flatten()


@mistake("fit")
def every_prediction_with_every_price(X, y):
    t, mean, std = standardised(y)
    net = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(20):
        for rows in torch.randperm(len(X)).split(64):
            loss = (net(X[rows]) - t[rows].flatten()).square().mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return prices_of(net, mean, std)


@mistake("fit")
def stays_with_logarithms(X, y):
    predict = fit(X, y)
    return lambda X: predict(X).log()


@mistake("fit")
def logarithm_of_a_standardised_price(X, y):
    net = nn.Linear(X.shape[1], 1)
    t = ((y - y.mean()) / y.std()).log()[:, None]
    train(X, t, net, torch.optim.Adam(net.parameters(), lr=0.01), epochs=2)
    return prices_of(net, 0, 1)


@mistake("fit")
def rate_is_far_too_large(X, y):
    t, mean, std = standardised(y)
    net = nn.Linear(X.shape[1], 1)
    train(X, t, net, torch.optim.SGD(net.parameters(), lr=2.0), epochs=4)
    return prices_of(net, mean, std)


@mistake("fit")
def a_column_of_prices(X, y):
    predict = fit(X, y)
    return lambda X: predict(X)[:, None]


_kept = {}


@mistake("fit")
def same_net_for_all_folds(X, y):
    t, mean, std = standardised(y)
    net = _kept.setdefault(X.shape[1], nn.Linear(X.shape[1], 1))
    train(X, t, net, torch.optim.Adam(net.parameters(), lr=0.01), epochs=20)
    return prices_of(net, mean, std)
