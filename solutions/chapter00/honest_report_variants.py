from tutor.lab import mistake, right


def fitted(rows):
    return {"by heart": by_heart(rows), "straight line": straight_line(rows)}


def best(models, rows):
    return min(models, key=lambda name: error(models[name], rows))


@right("honest_report")
def with_a_list_of_pairs(train, validation, test):
    heart, line = by_heart(train), straight_line(train)
    if error(heart, validation) < error(line, validation):
        return "by heart", error(heart, test)
    return "straight line", error(line, test)


@right("honest_report")
def with_min(train, validation, test):
    models = fitted(train)
    name = best(models, validation)
    return name, error(models[name], test)


@mistake("honest_report")
def chooses_by_the_test(train, validation, test):
    models = fitted(train)
    name = best(models, test)
    return name, error(models[name], test)


@mistake("honest_report")
def chooses_by_the_training(train, validation, test):
    models = fitted(train)
    name = best(models, train)
    return name, error(models[name], test)


@mistake("honest_report")
def reports_the_validation(train, validation, test):
    models = fitted(train)
    name = best(models, validation)
    return name, error(models[name], validation)


@mistake("honest_report")
def chooses_by_the_test_reports_the_validation(train, validation, test):
    models = fitted(train)
    name = best(models, test)
    return name, error(models[name], validation)


@mistake("honest_report")
def reports_the_training(train, validation, test):
    models = fitted(train)
    name = best(models, validation)
    return name, error(models[name], train)


@mistake("honest_report")
def fits_the_validation(train, validation, test):
    models = fitted(validation)
    name = best(models, validation)
    return name, error(models[name], test)


@mistake("honest_report")
def fits_on_everything(train, validation, test):
    models = fitted(train + validation)
    name = best(models, validation)
    return name, error(models[name], test)


@mistake("honest_report")
def chooses_by_both(train, validation, test):
    models = fitted(train)
    name = best(models, validation + test)
    return name, error(models[name], test)


@mistake("honest_report")
def keeps_the_worse_one(train, validation, test):
    models = fitted(train)
    name = max(models, key=lambda name: error(models[name], validation))
    return name, error(models[name], test)


@mistake("honest_report")
def always_the_line(train, validation, test):
    return "straight line", error(straight_line(train), test)


@mistake("honest_report")
def fits_on_everything_chooses_by_the_test(train, validation, test):
    models = fitted(train + validation)
    name = best(models, test)
    return name, error(models[name], test)


@mistake("honest_report")
def turns_the_comparison_round(train, validation, test):
    models, chosen, smallest = fitted(train), "", float("inf")
    for name, model in models.items():
        if error(model, validation) > smallest:
            chosen = name
    return chosen, error(models[chosen], test)
