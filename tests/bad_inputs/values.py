"""Values that do not fit: typed in the inspector, or given to the command line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.inspector.document_page import DocumentPage
from app.inspector.inspector import Inspector
from app.inspector.pages import NodePage
from app.inspector.text_field import TextField
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.files import read_document
from tests.bad_inputs.bench import Bench, Row, Trial
from tests.bad_inputs.files import DIGITS


def typing(title: str, name: str, text: str) -> Trial:
    """Type over a field of a node, or of the document where there is no title, and leave it."""
    return lambda bench: typed(bench, title, name, text)


def typed(bench: Bench, title: str, name: str, text: str) -> str:
    """What stands under the field then; the document is as before."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = Appearance(application, Mode.DARK)
    session = Session(read_document(DIGITS))
    before = session.document
    inspector = Inspector(session, appearance)
    bench.qtbot.addWidget(inspector)
    inspector.show()
    session.select([node.id for node in before.graph.nodes.values() if node.title == title])
    page = inspector.page
    assert isinstance(page, NodePage | DocumentPage)
    row = page.form.rows[name]
    assert isinstance(row.field, TextField)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, text)
    if not text:
        QTest.keyClick(row.field, Qt.Key.Key_Delete)
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert session.document == before
    appearance.deleteLater()
    return row.fault.text()


def saying(*words: str) -> Trial:
    """Give the command line these words."""
    return lambda bench: bench.refused(*words)


def setting(assignment: str) -> Trial:
    """Train the example with --set."""
    return saying("train", "digits-autoencoder", "--set", assignment)


FIELD, LINE = "Inspector", "Command line"

ROWS = (
    Row(
        "70000 neurons",
        FIELD,
        typing("Encoder 1", "units", "70000"),
        "Expected 1 to 65,536, received 70,000.",
    ),
    Row(
        "2.5 neurons",
        FIELD,
        typing("Encoder 1", "units", "2.5"),
        "Expected a whole number, received '2.5'.",
    ),
    Row(
        "Nothing, for the neurons",
        FIELD,
        typing("Encoder 1", "units", ""),
        "Expected a whole number, received nothing.",
    ),
    Row(
        "A step size of 1e999",
        FIELD,
        typing("Adam", "step_size", "1e999"),
        "Expected 0.000001 to 10, received infinity.",
    ),
    Row(
        'A step size of "fast"',
        FIELD,
        typing("Adam", "step_size", "fast"),
        "Expected a number, received 'fast'.",
    ),
    Row(
        "A shape of five sizes",
        FIELD,
        typing("Pixels", "shape", "2x2x2x2x2"),
        (
            "Expected 1 to 4 sizes such as 8 × 8, each 1 to 65,536, received 5 sizes: 2 × 2"
            " × 2 × 2 × 2."
        ),
    ),
    Row(
        "A shape with a 0",
        FIELD,
        typing("Pixels", "shape", "8x0"),
        "Expected 1 to 4 sizes such as 8 × 8, each 1 to 65,536, received 0 among them.",
    ),
    Row(
        "A seed of -1", FIELD, typing("", "seed", "-1"), "Expected 0 to 2,147,483,647, received -1."
    ),
    Row(
        "--epochs 0",
        LINE,
        saying("train", "digits-autoencoder", "--epochs", "0"),
        "--epochs: expected 1 or more, received 0.",
    ),
    Row(
        "--epochs two",
        LINE,
        saying("train", "digits-autoencoder", "--epochs", "two"),
        (
            "neuroloom train: --epochs: expected a whole number, received 'two'; --help "
            "explains them all."
        ),
    ),
    Row(
        "--seed -1",
        LINE,
        saying("train", "digits-autoencoder", "--seed", "-1"),
        "--seed: expected 0 or more, received -1.",
    ),
    Row(
        "--set Code.dimensions=two",
        LINE,
        setting("Code.dimensions=two"),
        "--set Code.dimensions=two: expected a whole number, received 'two'.",
    ),
    Row(
        "--set Coda.dimensions=3",
        LINE,
        setting("Coda.dimensions=3"),
        (
            "--set: expected the id or title of a node (Digits, Flatten, Encoder 1, Encoder"
            " 2, Code, Decoder 1, Decoder 2, Pixels, Reconstruction, Adam), received "
            "'Coda'."
        ),
    ),
    Row(
        "--set Code.size=3",
        LINE,
        setting("Code.size=3"),
        ("--set Code.size=3: expected a parameter of Code (dimensions, bias), received 'size'."),
    ),
    Row(
        "An unknown command",
        LINE,
        saying("trian"),
        (
            "neuroloom: expected one of examples, blocks, schema, check, train, latent, decode, "
            "iterate, deck, export, received 'trian'; --help explains them all."
        ),
    ),
    Row(
        "An unknown example",
        LINE,
        saying("train", "digits-autoencodr"),
        (
            "digits-autoencodr: there is no such file or example; expected a .loom file or an "
            "example, such as digits-autoencoder. The command examples lists them all."
        ),
    ),
)
