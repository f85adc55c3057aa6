from types import SimpleNamespace

from tutor.lab import case

DATA = SimpleNamespace(train="train", valid="valid", test="test")


@case(points=2)
def a_single_setting(impl, lab):
    return Bench(lab, 1).run(impl)


@case(points=3, seeds=3)
def many_settings(impl, lab):
    return Bench(lab, 8).run(impl)


@case(points=2, needs="a_single_setting")
def test_set_comes_last(impl, lab):
    bench = Bench(lab, 6)
    found = bench.run(impl)
    return found, bench.looked.count("test"), bench.looked[-1] == "test"


@case(points=2, needs="a_single_setting")
def every_net_is_new(impl, lab):
    bench = Bench(lab, 5)
    found = bench.run(impl)
    # whoever fits the best one again, from the start, is right, too
    histories = sorted({tuple(history) for history in bench.fitted})
    return found, histories, bench.fitted_on


@case(points=1, needs="a_single_setting")
def equally_good(impl, lab):
    bench = Bench(lab, 7)
    valid = bench.table["valid"]
    valid[5] = valid[bench.grid.index(min(bench.grid, key=lambda s: valid[s["id"]]))] = 0.01
    valid[2] = 0.01
    return bench.run(impl)


class Bench:
    """Nets whose errors are known beforehand, in a table for each split."""

    def __init__(self, lab, n):
        self.grid = [{"id": i, "lr": lab.number(0.01, 1)} for i in range(n)]
        self.looked, self.fitted, self.fitted_on = [], [], []
        while True:  # whoever chooses in another way is to find another setting
            train, valid, test = ([lab.number(0.05, 0.5) for _ in range(n)] for _ in range(3))
            both = [(a + b) / 2 for a, b in zip(train, valid, strict=True)]
            rows = train, valid, test, both, [-v for v in valid]
            best = {row.index(min(row)) for row in rows}
            if len(best) == min(n, 5):
                break
        self.table = {"train": train, "valid": valid, "test": test}

    def run(self, impl):
        setting, error = impl.tune(self.make, self.fit, self.error, list(self.grid), DATA)
        return dict(setting), float(error)

    def make(self, setting):
        return SimpleNamespace(trained_for=[])

    def fit(self, net, examples, setting):
        net.trained_for.append(setting["id"])
        self.fitted.append(list(net.trained_for))
        name = examples if isinstance(examples, str) else "something else"
        if name not in self.fitted_on:
            self.fitted_on.append(name)

    def error(self, net, examples):
        self.looked.append(examples)
        if not net.trained_for:
            return 0.9  # a guess
        carried_over = 0.02 * (len(net.trained_for) - 1)
        return self.table[examples][net.trained_for[-1]] - carried_over
