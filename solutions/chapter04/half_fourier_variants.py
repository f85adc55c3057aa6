import math

from tutor.lab import mistake, right


def half(Y):
    """The first n // 2 + 1 of n terms."""
    return Y[..., : Y.shape[-1] // 2 + 1]


@right("HalfFourier")
class by_the_definition(nn.Module):
    """A matrix of cosines and sines, and the other half by conjugation."""

    def forward(self, X):
        n = X.shape[-1]
        t = torch.arange(n, device=X.device)
        k = t[: n // 2 + 1, None]
        angle = (2 * math.pi / n) * (k * t % n).to(X.dtype)
        return torch.complex(X @ angle.cos().T, -X @ angle.sin().T)

    def inverse(self, Y, n):
        rest = Y[..., 1 : n - n // 2].flip(-1).conj()
        return torch.fft.ifft(torch.cat([Y, rest], dim=-1)).real


@right("HalfFourier")
class first_half_of_the_whole(HalfFourier):
    def forward(self, X):
        return half(torch.fft.fft(X))


@mistake("HalfFourier")
class over_all_axes(HalfFourier):
    def forward(self, X):
        return half(torch.fft.fftn(X))


@mistake("HalfFourier")
class over_the_last_two_axes(HalfFourier):
    def forward(self, X):
        return half(torch.fft.fft2(X) if X.dim() > 1 else torch.fft.fft(X))


@mistake("HalfFourier")
class along_the_first_axis(HalfFourier):
    def forward(self, X):
        return torch.fft.rfft(X, dim=0)


@mistake("HalfFourier")
class whole_spectrum(HalfFourier):
    def forward(self, X):
        return torch.fft.fft(X)


@mistake("HalfFourier")
class last_term_missing(HalfFourier):
    def forward(self, X):
        return torch.fft.fft(X)[..., : X.shape[-1] // 2]


@mistake("HalfFourier")
class rounded_up_half(HalfFourier):
    def forward(self, X):
        return torch.fft.fft(X)[..., : (X.shape[-1] + 1) // 2]


@mistake("HalfFourier")
class without_the_constant_term(HalfFourier):
    def forward(self, X):
        return torch.fft.fft(X)[..., 1 : X.shape[-1] // 2 + 1]


@mistake("HalfFourier")
class upper_half(HalfFourier):
    def forward(self, X):
        return torch.fft.fft(X)[..., -(X.shape[-1] // 2 + 1) :]


@mistake("HalfFourier")
class real_part_only(HalfFourier):
    def forward(self, X):
        return torch.fft.rfft(X).real


@mistake("HalfFourier")
class magnitude_only(HalfFourier):
    def forward(self, X):
        return torch.fft.rfft(X).abs()


@mistake("HalfFourier")
class divided_by_n(HalfFourier):
    def forward(self, X):
        return torch.fft.rfft(X, norm="forward")


@mistake("HalfFourier")
class divided_by_the_root(HalfFourier):
    def forward(self, X):
        return torch.fft.rfft(X, norm="ortho")


@mistake("HalfFourier")
class the_other_sign(HalfFourier):
    def forward(self, X):
        return torch.fft.rfft(X).conj()


@mistake("HalfFourier")
class cut_off_from_autograd(HalfFourier):
    def forward(self, X):
        return torch.fft.rfft(X.detach())


@mistake("HalfFourier")
class always_an_even_number(HalfFourier):
    def inverse(self, Y, n):
        return torch.fft.irfft(Y)


@mistake("HalfFourier")
class half_without_its_mirror(HalfFourier):
    def inverse(self, Y, n):
        return torch.fft.ifft(Y, n=n).real


@mistake("HalfFourier")
class mirror_without_conjugate(HalfFourier):
    def inverse(self, Y, n):
        rest = Y[..., 1 : n - n // 2].flip(-1)
        return torch.fft.ifft(torch.cat([Y, rest], dim=-1)).real


@mistake("HalfFourier")
class complex_rows_come_back(HalfFourier):
    def inverse(self, Y, n):
        rest = Y[..., 1 : n - n // 2].flip(-1).conj()
        return torch.fft.ifft(torch.cat([Y, rest], dim=-1))


@mistake("HalfFourier")
class inverse_divides_by_the_root(HalfFourier):
    def inverse(self, Y, n):
        return torch.fft.irfft(Y, n=n, norm="ortho")
