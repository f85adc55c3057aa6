from tutor.lab import mistake, right


@right("confusion", "label_shift")
class with_one_hot_and_the_inverse:
    def confusion(y, guess, k):
        Y, G = (torch.nn.functional.one_hot(t, k).double() for t in (y, guess))
        return G.T @ Y / Y.sum(0)

    def label_shift(C, mu, p):
        w = (torch.linalg.inv(C) @ mu / p).relu()
        return w / (w * p).sum()  # so that the source, weighted, has total weight 1


@right("confusion", "label_shift")
class with_loops:
    def confusion(y, guess, k):
        C = torch.zeros(k, k, dtype=torch.float64, device=y.device)
        for j in range(k):
            mine = guess[y == j]
            for i in range(k):
                C[i, j] = (mine == i).double().mean()
        return C

    def label_shift(C, mu, p):
        q = torch.linalg.lstsq(C, mu[:, None]).solution[:, 0]
        q[q < 0] = 0
        return q / (p * sum(q))


def counts(y, guess, k):
    return torch.bincount(k * guess + y, minlength=k * k).reshape(k, k).double()


@mistake("confusion")
def truth_in_the_rows(y, guess, k):
    C = counts(y, guess, k)
    return (C / C.sum(0)).T


@mistake("confusion")
def joint_frequencies(y, guess, k):
    return counts(y, guess, k) / len(y)


@mistake("confusion")
def given_the_guess(y, guess, k):
    C = counts(y, guess, k)
    return C / C.sum(1, keepdim=True).clamp(min=1)


@mistake("confusion")
def counts_alone(y, guess, k):
    return counts(y, guess, k)


@mistake("confusion")
def divides_along_the_wrong_axis(y, guess, k):
    """The columns' sums, laid over the rows."""
    C = counts(y, guess, k)
    return C / C.sum(0)[:, None]


@mistake("confusion")
def in_single_precision(y, guess, k):
    C = counts(y, guess, k)
    return (C / C.sum(0)).float()


@mistake("confusion")
def joint_frequencies_with_truth_in_the_rows(y, guess, k):
    return counts(y, guess, k).T / len(y)


def divided(q, p):
    return q / q.sum() / p


@mistake("label_shift")
def transposed(C, mu, p):
    return divided(torch.linalg.solve(C.T, mu).clamp(min=0), p)


@mistake("label_shift")
def multiplies_by_the_table(C, mu, p):
    return divided((C @ mu).clamp(min=0), p)


@mistake("label_shift")
def takes_guesses_for_truth(C, mu, p):
    return divided(mu, p)


@mistake("label_shift")
def forgets_the_source(C, mu, p):
    q = torch.linalg.solve(C, mu).clamp(min=0)
    return q / q.sum()


@mistake("label_shift")
def upside_down(C, mu, p):
    q = torch.linalg.solve(C, mu).clamp(min=0)
    return p / (q / q.sum())


@mistake("label_shift")
def keeps_negative_weights(C, mu, p):
    return divided(torch.linalg.solve(C, mu), p)


@mistake("label_shift")
def clips_and_leaves_it(C, mu, p):
    return torch.linalg.solve(C, mu).clamp(min=0) / p


@mistake("label_shift")
def absolute_values(C, mu, p):
    return divided(torch.linalg.solve(C, mu).abs(), p)


@mistake("label_shift")
def shifts_up(C, mu, p):
    q = torch.linalg.solve(C, mu)
    return divided(q - q.min().clamp(max=0), p)


@mistake("label_shift")
def weights_add_up_to_one(C, mu, p):
    w = torch.linalg.solve(C, mu).clamp(min=0) / p
    return w / w.sum()


@mistake("label_shift")
def softmax_of_the_solution(C, mu, p):
    return torch.softmax(torch.linalg.solve(C, mu), 0) / p


@mistake("label_shift")
def divides_by_the_guesses(C, mu, p):
    return divided(torch.linalg.solve(C, mu).clamp(min=0), C @ p)


@mistake("confusion")
def divides_columns_by_the_guesses(y, guess, k):
    C = counts(y, guess, k)
    return C / C.sum(1)
