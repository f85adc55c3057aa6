from tutor.lab import mistake, right


@right("ReLU", "PReLU", "Sigmoid", "Swish")
class kept_as_attributes:
    class ReLU(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.mask = (x > 0).to(x.dtype)
            return x.clamp(min=0)

        @staticmethod
        def backward(ctx, grad):
            return grad * ctx.mask

    class PReLU(Function):
        @staticmethod
        def forward(ctx, x, a):
            ctx.x, ctx.a = x, a
            return x.clamp(min=0) + a * x.clamp(max=0)

        @staticmethod
        def backward(ctx, grad):
            positive = (ctx.x > 0).to(grad.dtype)
            # left as a table: autograd sums it to the shape of a
            return grad * (positive + ctx.a * (1 - positive)), grad * ctx.x.clamp(max=0)

    class Sigmoid(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.y = 1 / (1 + torch.exp(-x))  # inf in the denominator gives 0, which is right
            return ctx.y

        @staticmethod
        def backward(ctx, grad):
            return (ctx.y - ctx.y**2) * grad

    class Swish(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.x, ctx.y = x, x / (1 + torch.exp(-x))
            return ctx.y

        @staticmethod
        def backward(ctx, grad):
            return grad * (ctx.y + torch.sigmoid(ctx.x) * (1 - ctx.y))


@right("Sigmoid", "Swish")
class tanh_in_disguise:
    class Sigmoid(Function):
        @staticmethod
        def forward(ctx, x):
            t = torch.tanh(x / 2)
            ctx.save_for_backward(t)
            return (1 + t) / 2

        @staticmethod
        def backward(ctx, grad):
            (t,) = ctx.saved_tensors
            return grad * (1 - t * t) / 4

    class Swish(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x * (1 + torch.tanh(x / 2)) / 2

        @staticmethod
        def backward(ctx, grad):
            (x,) = ctx.saved_tensors
            t = torch.tanh(x / 2)
            return grad * ((1 + t) / 2 + x * (1 - t * t) / 4)


@mistake("ReLU", "PReLU", "Sigmoid", "Swish")
class kept_on_the_class:
    class ReLU(Function):
        @staticmethod
        def forward(ctx, x):
            kept_on_the_class.ReLU.x = x
            return x.clamp(min=0)

        @staticmethod
        def backward(ctx, grad):
            return grad * (kept_on_the_class.ReLU.x > 0)

    class PReLU(Function):
        @staticmethod
        def forward(ctx, x, a):
            kept_on_the_class.PReLU.x, kept_on_the_class.PReLU.a = x, a
            return torch.where(x > 0, x, a * x)

        @staticmethod
        def backward(ctx, grad):
            x, a = kept_on_the_class.PReLU.x, kept_on_the_class.PReLU.a
            return torch.where(x > 0, grad, a * grad), torch.where(x > 0, 0, x * grad).sum()

    class Sigmoid(Function):
        @staticmethod
        def forward(ctx, x):
            kept_on_the_class.Sigmoid.s = torch.sigmoid(x)
            return torch.sigmoid(x)

        @staticmethod
        def backward(ctx, grad):
            s = kept_on_the_class.Sigmoid.s
            return grad * s * (1 - s)

    class Swish(Function):
        @staticmethod
        def forward(ctx, x):
            kept_on_the_class.Swish.x = x
            return x * torch.sigmoid(x)

        @staticmethod
        def backward(ctx, grad):
            x, s = kept_on_the_class.Swish.x, torch.sigmoid(kept_on_the_class.Swish.x)
            return grad * (s + x * s * (1 - s))


@mistake("ReLU", "PReLU", "Sigmoid", "Swish")
class slope_without_what_came_from_behind:
    class ReLU(ReLU):
        @staticmethod
        def backward(ctx, grad):
            (x,) = ctx.saved_tensors
            return (x > 0).to(x.dtype)

    class PReLU(PReLU):
        @staticmethod
        def backward(ctx, grad):
            x, a = ctx.saved_tensors
            return torch.where(x > 0, torch.ones_like(x), a), x.clamp(max=0).sum()

    class Sigmoid(Sigmoid):
        @staticmethod
        def backward(ctx, grad):
            (s,) = ctx.saved_tensors
            return s * (1 - s)

    class Swish(Swish):
        @staticmethod
        def backward(ctx, grad):
            x, s = ctx.saved_tensors
            return s + x * s * (1 - s)


@mistake("ReLU")
class corner_passes_the_gradient(ReLU):
    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return torch.where(x >= 0, grad, 0)


@mistake("ReLU")
class value_for_slope(ReLU):
    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * x.clamp(min=0)


@mistake("ReLU")
class clips_the_gradient_itself(ReLU):
    @staticmethod
    def backward(ctx, grad):
        return grad.clamp(min=0)


@mistake("PReLU")
class no_gradient_for_the_slope(PReLU):
    @staticmethod
    def backward(ctx, grad):
        x, a = ctx.saved_tensors
        return torch.where(x > 0, grad, a * grad), None


@mistake("PReLU")
class one_gradient_for_two_arguments(PReLU):
    @staticmethod
    def backward(ctx, grad):
        x, a = ctx.saved_tensors
        return torch.where(x > 0, grad, a * grad)


@mistake("PReLU")
class mean_for_the_slope(PReLU):
    @staticmethod
    def backward(ctx, grad):
        x, a = ctx.saved_tensors
        return torch.where(x > 0, grad, a * grad), torch.where(x > 0, 0, x * grad).mean()


@mistake("PReLU")
class slope_from_every_element(PReLU):
    @staticmethod
    def backward(ctx, grad):
        x, a = ctx.saved_tensors
        return torch.where(x > 0, grad, a * grad), (x * grad).sum()


@mistake("PReLU")
class slope_without_x(PReLU):
    @staticmethod
    def backward(ctx, grad):
        x, a = ctx.saved_tensors
        return torch.where(x > 0, grad, a * grad), torch.where(x > 0, 0, grad).sum()


@mistake("PReLU")
class one_where_the_slope_is_a(PReLU):
    @staticmethod
    def backward(ctx, grad):
        x, _ = ctx.saved_tensors
        return torch.where(x > 0, grad, 0), torch.where(x > 0, 0, x * grad).sum()


@mistake("PReLU")
class largest_of_both(PReLU):
    @staticmethod
    def forward(ctx, x, a):
        ctx.save_for_backward(x, a)
        return torch.where(x > 0, x, a)


@mistake("Sigmoid")
class derivative_with_exponentials(Sigmoid):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return 1 / (1 + torch.exp(-x))

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * torch.exp(-x) / (1 + torch.exp(-x)) ** 2


@mistake("Sigmoid")
class value_forward_overflows(Sigmoid):
    @staticmethod
    def forward(ctx, x):
        s = torch.exp(x) / (1 + torch.exp(x))
        ctx.save_for_backward(s)
        return s


@mistake("Sigmoid")
class slope_of_the_input(Sigmoid):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * x * (1 - x)


@mistake("Sigmoid")
class slope_is_the_value(Sigmoid):
    @staticmethod
    def backward(ctx, grad):
        (s,) = ctx.saved_tensors
        return grad * s


@mistake("Sigmoid")
class slope_of_tanh(Sigmoid):
    @staticmethod
    def backward(ctx, grad):
        (s,) = ctx.saved_tensors
        return grad * (1 - s * s)


@mistake("Swish")
class sigmoid_taken_for_a_constant(Swish):
    @staticmethod
    def backward(ctx, grad):
        _, s = ctx.saved_tensors
        return grad * s


@mistake("Swish")
class x_taken_for_a_constant(Swish):
    @staticmethod
    def backward(ctx, grad):
        x, s = ctx.saved_tensors
        return grad * x * s * (1 - s)


@mistake("Swish")
class product_of_the_derivatives(Swish):
    @staticmethod
    def backward(ctx, grad):
        _, s = ctx.saved_tensors
        return grad * s * (1 - s)


@mistake("Swish")
class value_in_the_sigmoids_slope(Swish):
    @staticmethod
    def backward(ctx, grad):
        x, s = ctx.saved_tensors
        y = x * s
        return grad * (s + x * y * (1 - y))


@mistake("PReLU")
class one_at_zero(PReLU):
    @staticmethod
    def backward(ctx, grad):
        x, a = ctx.saved_tensors
        return torch.where(x >= 0, grad, a * grad), torch.where(x > 0, 0, x * grad).sum()


@mistake("Swish")
class swish_with_exponentials(Swish):
    @staticmethod
    def backward(ctx, grad):
        x, s = ctx.saved_tensors
        return grad * (s + x * torch.exp(-x) / (1 + torch.exp(-x)) ** 2)


@mistake("Swish")
class x_missing_in_the_product_rule(Swish):
    @staticmethod
    def backward(ctx, grad):
        _, s = ctx.saved_tensors
        return grad * (s + s * (1 - s))


@mistake("ReLU")
class changes_its_input(ReLU):
    @staticmethod
    def forward(ctx, x):
        x[x < 0] = 0
        ctx.save_for_backward(x)
        return x
