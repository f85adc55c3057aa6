from tutor.lab import mistake, right


@right("fit_w_and_b", "choose_the_model", "smallest_loss_here", "final_number", "looked_at_twice")
class in_other_words:
    fit_w_and_b = "Train"
    choose_the_model = "val"
    smallest_loss_here = "Train"
    final_number = "Test "
    looked_at_twice = "val"


@mistake("fit_w_and_b")
class fit_w_and_b_as_test:
    fit_w_and_b = "test"


@mistake("choose_the_model")
class choose_the_model_as_test:
    choose_the_model = "test"


@mistake("smallest_loss_here")
class smallest_loss_here_as_validation:
    smallest_loss_here = "validation"


@mistake("final_number")
class final_number_as_validation:
    final_number = "validation"


@mistake("looked_at_twice")
class looked_at_twice_as_test:
    looked_at_twice = "test"


@mistake("rent_of_a_flat")
class rent_of_a_flat_as_classification:
    rent_of_a_flat = "classification"


@mistake("spam_or_not")
class spam_or_not_as_clustering:
    spam_or_not = "clustering"


@mistake("digit_in_a_picture")
class digit_in_a_picture_as_regression:
    digit_in_a_picture = "regression"


@mistake("groups_of_customers")
class groups_of_customers_as_classification:
    groups_of_customers = "classification"


@mistake("rain_tomorrow")
class rain_tomorrow_as_classification:
    rain_tomorrow = "classification"


@mistake("fit_w_and_b")
class fit_w_and_b_as_validation:
    fit_w_and_b = "validation"


@mistake("choose_the_model")
class choose_the_model_as_training:
    choose_the_model = "training"


@mistake("smallest_loss_here")
class smallest_loss_here_as_test:
    smallest_loss_here = "test"


@mistake("final_number")
class final_number_as_training:
    final_number = "training"


@mistake("looked_at_twice")
class looked_at_twice_as_training:
    looked_at_twice = "training"
