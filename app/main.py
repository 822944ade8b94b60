"""The way in: opens the window, or hands a subcommand to the engine's command line."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.bridge.launch import run_command_line

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from app.bridge.client import EngineClient
    from app.bridge.host import Host
    from app.windows.main_window import MainWindow

NAME = "Neuroloom"
STARTED_AS = "NEUROLOOM_STARTED_AS"
"""The variable of the environment with what a person typed to start this, if not its name."""
COMMANDS = (
    *("examples", "blocks", "schema", "check", "train", "latent", "decode", "iterate"),
    *("deck", "export"),
)
"""Those of the engine's command line, which the app does not import."""
ASSOCIATIONS = {
    "associate": "Let the system open .loom files with this Neuroloom, for you alone.",
    "dissociate": "Take back what `associate` told the system.",
}
MODES = ("dark", "light", "system")
FIRST_EXAMPLE = "digits-autoencoder"


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; gives the exit code. argv: without the program's name."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        return run_command_line(arguments)
    if arguments and arguments[0] in ASSOCIATIONS:
        return _associate(*arguments)
    return open_window(_parser().parse_args(arguments))


def open_window(given: argparse.Namespace) -> int:
    """Show the window until it is closed."""
    load_engine_values()
    from PySide6.QtCore import QSettings

    from app.bridge.client import EngineClient
    from app.files.application import Application
    from app.translation.installing import install, system_language
    from app.windows.placing import fit_frame

    application = make_application()
    install(application, system_language())
    client = EngineClient(choose_host(is_in_process=given.in_process))
    window = make_window(application, client, QSettings(), given.theme)
    open_first(window, given.file)
    if isinstance(application, Application):
        application.file_asked.connect(window.open_file)
    window.first_painted.connect(lambda: fit_frame(window))
    window.first_painted.connect(client.start)
    with guarded(window), window.reporting.hard_crashes_kept():
        window.show()
        try:
            return application.exec()
        finally:
            client.stop()
            take_down(window)


def take_down(window: MainWindow) -> None:
    """Delete the window now, while Qt still stands, and not when Python happens to."""
    from PySide6.QtCore import QCoreApplication, QEvent

    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def load_engine_values() -> None:
    """Load what knows no Qt first: PySide reads the source of every module that comes after it."""
    import engine.commands
    import engine.document.files
    import engine.document.likeness
    import engine.observations.about
    import engine.observations.channel
    import engine.shapes.check
    import engine.shapes.titles  # noqa: F401 - loading them is all that is wanted
    from engine.language import registry

    registry()


@contextmanager
def guarded(window: MainWindow) -> Iterator[None]:
    """Tell faults in the window, close it on an interrupt, and collect garbage on its thread."""
    from app.bridge.collector import Collector
    from app.bridge.faults import Faults

    faults, collector = Faults(), Collector()
    faults.told.connect(window.reporting.take_fault)
    faults.install()
    collector.start()
    interrupted = signal.signal(signal.SIGINT, lambda *_: window.close())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, interrupted)
        collector.stop()
        faults.remove()


def make_application() -> QApplication:
    """The application with its name and picture; the one that there is, if there is one."""
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from app.files.application import Application
    from app.preferences import scale_interface
    from app.theme.resources import RESOURCES

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        scale_interface(QSettings(NAME, NAME))
        application = Application(sys.argv[:1])
    application.setApplicationName(NAME)
    application.setOrganizationName(NAME)
    application.setWindowIcon(QIcon(str(RESOURCES / "neuroloom.svg")))
    application.setDesktopFileName("neuroloom")
    return application


def make_window(
    application: QApplication, client: EngineClient, settings: QSettings, theme: str | None = None
) -> MainWindow:
    """A window on an empty document. theme: 'dark', 'light' or 'system'; None: as it was last."""
    from app.session import Session
    from app.theme.applying import Appearance, Mode
    from app.windows.main_window import MainWindow
    from app.windows.themes import THEME

    wanted = theme or settings.value(THEME)
    mode = Mode(wanted) if wanted in MODES else Mode.SYSTEM
    return MainWindow(Session(), Appearance(application, mode), client, settings)


def open_first(window: MainWindow, file: Path | None) -> None:
    """Show the file, or the first example where there is none or it cannot be read."""
    from engine.examples import example_paths

    if file and window.files.open_path(file):
        return
    said = window.notice.sentence if file else ""
    window.files.open_example(example_paths()[FIRST_EXAMPLE])
    if said:
        window.notice.warn(said)


def choose_host(*, is_in_process: bool) -> Callable[[], Host]:
    """What makes an engine: a process of its own, unless it is asked to live in this one."""
    if is_in_process:
        from app.bridge.in_process import InProcessHost

        return InProcessHost
    from app.bridge.process import ProcessHost

    return ProcessHost


def _associate(command: str, *rest: str) -> int:
    from app.files.associations.command import associate

    words = ASSOCIATIONS[command]
    parser = argparse.ArgumentParser(prog=f"{_started_as()} {command}", description=words)
    parser.parse_args(rest)
    return associate(is_wanted=command == "associate")


def _started_as() -> str:
    return os.environ.get(STARTED_AS, "neuroloom")


def _parser() -> argparse.ArgumentParser:
    from app.files.paths import path_of

    name, commands = _started_as(), ",".join((*COMMANDS, *ASSOCIATIONS))
    parser = argparse.ArgumentParser(
        prog=name,
        description="Draw a neural network, watch it learn, and touch its latent space.",
        epilog=f"Without a window: {name} {{{commands}}} --help",
    )
    parser.add_argument("file", nargs="?", type=path_of, help="the document to open")
    parser.add_argument("--theme", choices=MODES, help="how the window looks")
    parser.add_argument(
        "--in-process", action="store_true", help="host the engine in the window's own process"
    )
    return parser
