from tutor.lab import mistake, right


@right("importance_weights", "weighted_fit")
class by_probabilities_and_normal_equations:
    def importance_weights(h, n_src, n_tgt, clip):
        # sigmoid(h) / sigmoid(-h) are the odds; and in logarithms nothing overflows
        log_clip = torch.tensor(clip, dtype=h.dtype, device=h.device).log()
        log_ratio = h - torch.tensor(n_tgt / n_src, dtype=h.dtype, device=h.device).log()
        beta = torch.minimum(log_ratio, log_clip).exp()
        return len(h) * beta / beta.sum()

    def weighted_fit(X, y, beta):
        A = torch.nn.functional.pad(X, (0, 1), value=1.0)
        v = torch.linalg.solve(A.T @ (beta[:, None] * A), A.T @ (beta * y))
        return v[:-1], v[-1]


@right("weighted_fit")
def about_the_weighted_means(X, y, beta):
    share = beta / beta.sum()
    x_mean, y_mean = share @ X, share @ y
    root = share.sqrt()
    A, c = root[:, None] * (X - x_mean), root * (y - y_mean)
    w = torch.linalg.lstsq(A, c[:, None]).solution.squeeze(1)
    return w, y_mean - w @ x_mean


def weights(h, n_src, n_tgt, clip):
    return (h.exp() * n_src / n_tgt).clamp(max=clip)


@mistake("importance_weights")
def inverse_ratio(h, n_src, n_tgt, clip):
    beta = weights(-h, n_tgt, n_src, clip)
    return beta / beta.mean()


@mistake("importance_weights")
def capped_at_one(h, n_src, n_tgt, clip):
    beta = weights(h, n_src, n_tgt, 1.0)
    return beta / beta.mean()


@mistake("importance_weights")
def sizes_ignored(h, n_src, n_tgt, clip):
    beta = weights(h, 1, 1, clip)
    return beta / beta.mean()


@mistake("importance_weights")
def sizes_upside_down(h, n_src, n_tgt, clip):
    beta = weights(h, n_tgt, n_src, clip)
    return beta / beta.mean()


@mistake("importance_weights")
def probability_for_odds(h, n_src, n_tgt, clip):
    beta = (torch.sigmoid(h) * n_src / n_tgt).clamp(max=clip)
    return beta / beta.mean()


@mistake("importance_weights")
def logit_for_odds(h, n_src, n_tgt, clip):
    beta = (h * n_src / n_tgt).clamp(min=0, max=clip)
    return beta / beta.mean()


@mistake("importance_weights")
def clips_after_normalising(h, n_src, n_tgt, clip):
    beta = h.exp() * n_src / n_tgt
    return (beta / beta.mean()).clamp(max=clip)


@mistake("importance_weights")
def never_clips(h, n_src, n_tgt, clip):
    beta = h.exp() * n_src / n_tgt
    return beta / beta.mean()


@mistake("importance_weights")
def clips_from_below(h, n_src, n_tgt, clip):
    beta = (h.exp() * n_src / n_tgt).clamp(min=clip)
    return beta / beta.mean()


@mistake("importance_weights")
def giants_become_zero(h, n_src, n_tgt, clip):
    beta = h.exp() * n_src / n_tgt
    beta = torch.where(beta > clip, 0, beta)
    return beta / beta.mean()


@mistake("importance_weights")
def not_normalised(h, n_src, n_tgt, clip):
    return weights(h, n_src, n_tgt, clip)


@mistake("importance_weights")
def adds_up_to_one(h, n_src, n_tgt, clip):
    beta = weights(h, n_src, n_tgt, clip)
    return beta / beta.sum()


@mistake("importance_weights")
def largest_becomes_one(h, n_src, n_tgt, clip):
    beta = weights(h, n_src, n_tgt, clip)
    return beta / beta.max()


@mistake("importance_weights")
def probability_and_no_normalising(h, n_src, n_tgt, clip):
    return (torch.sigmoid(h) * n_src / n_tgt).clamp(max=clip)


def least_squares(A, c):
    v = torch.linalg.lstsq(A, c[:, None]).solution[:, 0]
    return v[:-1], v[-1]


def with_ones(X):
    return torch.cat((X, torch.ones_like(X[:, :1])), dim=1)


@mistake("weighted_fit")
def weights_ignored(X, y, beta):
    return least_squares(with_ones(X), y)


@mistake("weighted_fit")
def weights_squared(X, y, beta):
    return least_squares(beta[:, None] * with_ones(X), beta * y)


@mistake("weighted_fit")
def targets_weighted(X, y, beta):
    return least_squares(with_ones(X), beta * y)


@mistake("weighted_fit")
def inputs_weighted(X, y, beta):
    return least_squares(beta.sqrt()[:, None] * with_ones(X), y)


@mistake("weighted_fit")
def bias_not_weighted(X, y, beta):
    root = beta.sqrt()
    return least_squares(with_ones(root[:, None] * X), root * y)


@mistake("weighted_fit")
def no_bias(X, y, beta):
    root = beta.sqrt()[:, None]
    w = torch.linalg.lstsq(root * X, root * y[:, None]).solution[:, 0]
    return w, torch.zeros_like(w[0])


@mistake("weighted_fit")
def column_for_a_vector(X, y, beta):
    w, b = weighted_fit(X, y, beta)
    return w[:, None], b


@mistake("importance_weights")
def changes_the_logits(h, n_src, n_tgt, clip):
    beta = h.exp_().mul_(n_src / n_tgt).clamp_(max=clip)
    return beta / beta.mean()


@mistake("importance_weights")
def softmax_over_the_points(h, n_src, n_tgt, clip):
    beta = (torch.softmax(h, 0) * n_src / n_tgt).clamp(max=clip)
    return beta / beta.mean()


@mistake("importance_weights")
def odds_of_the_source(h, n_src, n_tgt, clip):
    beta = weights(-h, n_src, n_tgt, clip)
    return beta / beta.mean()
