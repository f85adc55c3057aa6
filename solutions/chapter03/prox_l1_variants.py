import torch
import torch.nn.functional as F

from tutor.lab import mistake, right


def proximal(X, y, lam, lr, steps, shrink):
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w = w - lr * X.T @ (X @ w - y) / len(y)
        w = shrink(w)
    return w


def soft(w, t):
    return w - w.clamp(-t, t)


@right("prox_l1_", "lasso")
class by_sign_and_size:
    def prox_l1_(w, t):
        w.data.copy_(w.data.sign() * (w.data.abs() - t).clamp(min=0))

    def lasso(X, y, lam, lr, steps):
        w = torch.zeros(X.shape[1], dtype=X.dtype, device=X.device, requires_grad=True)
        for _ in range(steps):
            loss = ((X @ w - y) ** 2).mean() / 2
            (slope,) = torch.autograd.grad(loss, w)
            w.data -= lr * slope
            prox_l1_(w, lr * lam)
        return w.detach()


@right("prox_l1_")
def with_softshrink(w, t):
    with torch.no_grad():
        w.copy_(F.softshrink(w, t))


@right("prox_l1_")
@torch.no_grad()
def case_by_case(w, t):
    w.copy_(torch.where(w > t, w - t, torch.where(w < -t, w + t, 0)))


@mistake("prox_l1_")
@torch.no_grad()
def overshoots(w, t):
    w -= t * w.sign()


@mistake("prox_l1_")
@torch.no_grad()
def keeps_the_large_as_they_are(w, t):
    w[w.abs() <= t] = 0


@mistake("prox_l1_")
@torch.no_grad()
def keeps_the_large_by_a_mask(w, t):
    w *= w.abs() <= t


@mistake("prox_l1_")
@torch.no_grad()
def loses_the_sign(w, t):
    w.copy_((w.abs() - t).clamp(min=0))


@mistake("prox_l1_")
@torch.no_grad()
def positive_only(w, t):
    w.copy_((w - t).clamp(min=0))


@mistake("prox_l1_")
@torch.no_grad()
def clips_to_the_threshold(w, t):
    w.clamp_(-t, t)


@mistake("prox_l1_")
@torch.no_grad()
def shrinks_by_a_factor(w, t):
    w *= 1 - t


@mistake("prox_l1_")
@torch.no_grad()
def shrinks_like_weight_decay(w, t):
    w /= 1 + t


@mistake("prox_l1_")
@torch.no_grad()
def half_the_threshold(w, t):
    w -= w.clamp(-t / 2, t / 2)


@mistake("prox_l1_")
def returns_the_result(w, t):
    return w - w.clamp(-t, t)


@mistake("prox_l1_")
def swaps_the_memory(w, t):
    w.data = w.data - w.data.clamp(-t, t)


@mistake("prox_l1_")
def autograd_is_watching(w, t):
    w -= w.clamp(-t, t)


@mistake("lasso")
def threshold_without_the_rate(X, y, lam, lr, steps):
    return proximal(X, y, lam, lr, steps, lambda w: soft(w, lam))


@mistake("lasso")
def subgradient_steps(X, y, lam, lr, steps):
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w = w - lr * (X.T @ (X @ w - y) / len(y) + lam * w.sign())
    return w


@mistake("lasso")
def subgradient_and_threshold(X, y, lam, lr, steps):
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w = w - lr * (X.T @ (X @ w - y) / len(y) + lam * w.sign())
        w = soft(w, lr * lam)
    return w


@mistake("lasso")
def threshold_first(X, y, lam, lr, steps):
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w = soft(w, lr * lam)
        w = w - lr * X.T @ (X @ w - y) / len(y)
    return w


@mistake("lasso")
def threshold_at_the_end(X, y, lam, lr, steps):
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w = w - lr * X.T @ (X @ w - y) / len(y)
    return soft(w, lr * lam)


@mistake("lasso")
def sums_the_examples(X, y, lam, lr, steps):
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w = soft(w - lr * X.T @ (X @ w - y), lr * lam)
    return w


@mistake("lasso")
def loss_without_the_half(X, y, lam, lr, steps):
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w = soft(w - 2 * lr * X.T @ (X @ w - y) / len(y), lr * lam)
    return w


@mistake("lasso")
def penalty_with_a_half(X, y, lam, lr, steps):
    return proximal(X, y, lam, lr, steps, lambda w: soft(w, lr * lam / 2))


@mistake("lasso")
def decays_instead(X, y, lam, lr, steps):
    return proximal(X, y, lam, lr, steps, lambda w: w * (1 - lr * lam))


@mistake("lasso")
def walks_uphill(X, y, lam, lr, steps):
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w = soft(w + lr * X.T @ (X @ w - y) / len(y), lr * lam)
    return w


@mistake("lasso")
def no_penalty(X, y, lam, lr, steps):
    return proximal(X, y, lam, lr, steps, lambda w: w)
