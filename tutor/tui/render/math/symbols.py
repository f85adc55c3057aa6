"""What LaTeX's commands for single symbols look like, by what they are to their neighbours."""

from __future__ import annotations

from tutor.tui.render.math.tree import Kind


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


ORDINARY = _pairs("""
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
    upsilon υ phi φ varphi φ chi χ psi ψ omega ω
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅
    ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ wp ℘ imath ı jmath ȷ prime ′ top ⊤ intercal ⊺ bot ⊥ angle ∠
    dots … ldots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ vdots ⋮ ddots ⋱ checkmark ✓
    square □ Box □ blacksquare ■ triangle △ diamond ⋄ degree ° backslash \\ % % & & # # _ _ $ $
    vert | lvert | rvert | Vert ‖ | ‖ surd √ sharp ♯ flat ♭ natural ♮ dag † S § P ¶ copyright ©
""")

BINARY = _pairs("""
    cdot · times × ast ∗ star ⋆ circ ∘ bullet • div ÷ pm ± mp ∓ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙
    oslash ⊘ circledast ⊛ circledcirc ⊚ boxplus ⊞ boxtimes ⊠ cup ∪ cap ∩ setminus ∖ smallsetminus ∖
    wedge ∧ land ∧ vee ∨ lor ∨ dagger † ddagger ‡ uplus ⊎ sqcup ⊔ sqcap ⊓ amalg ⨿ bmod mod
""")

RELATION = _pairs("""
    le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ sim ∼
    simeq ≃ cong ≅ equiv ≡ propto ∝ asymp ≍ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊
    supset ⊃ supseteq ⊇ nsubseteq ⊈ to → rightarrow → longrightarrow → leftarrow ← gets ←
    longleftarrow ← leftrightarrow ↔ longleftrightarrow ↔ Rightarrow ⇒ Longrightarrow ⇒ implies ⇒
    Leftarrow ⇐ impliedby ⇐ Leftrightarrow ⇔ iff ⇔ Longleftrightarrow ⇔ mapsto ↦ longmapsto ↦
    hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightleftharpoons ⇌ leadsto ⇝
    uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙
    nwarrow ↖ mid | nmid ∤ parallel ∥ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ triangleq ≜
    coloneqq ≔ coloneq ≔ eqqcolon ≕ doteq ≐ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ≼ succeq ≽
    approxeq ≊ therefore ∴ because ∵ colon :
""")

OPEN = _pairs("lbrace { { { lbrack [ lparen ( langle ⟨ lfloor ⌊ lceil ⌈ lVert ‖ lvert |")
CLOSE = _pairs("rbrace } } } rbrack ] rparen ) rangle ⟩ rfloor ⌋ rceil ⌉ rVert ‖ rvert |")

BIG = _pairs("""
    sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
    bigodot ⨀ bigvee ⋁ bigwedge ⋀ biguplus ⨄ bigsqcup ⨆
""")
INTEGRALS = frozenset("∫∬∭∮")

FUNCTIONS = frozenset(
    """
    arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan
    tanh
""".split()
)
FUNCTIONS_WITH_LIMITS = frozenset("argmax argmin det gcd inf lim max min Pr sup".split())
LONG_FUNCTIONS = {"limsup": "lim sup", "liminf": "lim inf"}

PLAIN = {
    "+": ("+", Kind.BINARY),
    "-": ("−", Kind.BINARY),
    "*": ("∗", Kind.BINARY),
    "=": ("=", Kind.RELATION),
    "<": ("<", Kind.RELATION),
    ">": (">", Kind.RELATION),
    ":": (":", Kind.RELATION),
    ",": (",", Kind.PUNCTUATION),
    ";": (";", Kind.PUNCTUATION),
    "，": (",", Kind.PUNCTUATION),
    "(": ("(", Kind.OPEN),
    "[": ("[", Kind.OPEN),
    ")": (")", Kind.CLOSE),
    "]": ("]", Kind.CLOSE),
}
"""Characters that stand for themselves, more or less; all others are ordinary."""

ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0305",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "overrightarrow": "\u20d7",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "mathring": "\u030a",
    "underline": "\u0332",
    "underbar": "\u0332",
}

SPACES = {
    ",": 1,
    ":": 1,
    ">": 1,
    ";": 1,
    " ": 1,
    "\n": 1,
    "space": 1,
    "thinspace": 1,
    "medspace": 1,
    "thickspace": 1,
    "enspace": 1,
    "quad": 3,
    "qquad": 6,
    "!": 0,
    "/": 0,
    "negthinspace": 0,
}

SILENT = frozenset(
    """
    displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag hline
    big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm
    mathstrut strut allowbreak nobreak centering relax rm normalfont left right middle cr
""".split()
)
"""Commands that change nothing that a terminal can show (or are dealt with by the parser)."""

SILENT_WITH_ARGUMENT = frozenset("label hspace vspace vphantom color mathchoice".split())

DELIMITERS = {
    **OPEN,
    **CLOSE,
    **{name: RELATION[name] for name in ("uparrow", "downarrow")},
    "vert": "|",
    "Vert": "‖",
    "|": "‖",
    "backslash": "\\",
}

MATCHING = {
    "(": ")",
    "[": "]",
    "\\{": "\\}",
    "\\lbrace": "\\rbrace",
    "\\lVert": "\\rVert",
    "\\lvert": "\\rvert",
    "\\lfloor": "\\rfloor",
    "\\lceil": "\\rceil",
    "\\langle": "\\rangle",
}
"""Delimiters that surely belong together; they grow as if `\\left` and `\\right` stood there."""

SYMBOLS: dict[str, tuple[str, Kind]] = {
    **{name: (text, Kind.ORDINARY) for name, text in ORDINARY.items()},
    **{name: (text, Kind.BINARY) for name, text in BINARY.items()},
    **{name: (text, Kind.RELATION) for name, text in RELATION.items()},
    **{name: (text, Kind.OPEN) for name, text in OPEN.items()},
    **{name: (text, Kind.CLOSE) for name, text in CLOSE.items()},
}
