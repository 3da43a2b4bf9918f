"""The plugin for MkDocs and ProperDocs: options and events, nothing else.

The audit runs once, in `on_files`, so that every page can show everything; badges enter a page
through Python-Markdown; the gate closes in `on_post_build`, when the whole site is written.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.config.base import LegacyConfig, ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File

from mkdocs_gapreport import collecting, pages, project
from mkdocs_gapreport.annotate import BadgeExtension, MarkerExtension, hide, reveal, unmarked
from mkdocs_gapreport.audit import gate
from mkdocs_gapreport.exports.text import failures, nothing_read, summary
from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.mounting import MountExtension
from mkdocs_gapreport.plugin import delivery, nav
from mkdocs_gapreport.plugin.changes import Change, changes, told
from mkdocs_gapreport.plugin.furnishing import furnished
from mkdocs_gapreport.plugin.site import Shown, with_changes, with_problem
from mkdocs_gapreport.settings import Settings, mistakes_in, parse
from mkdocs_gapreport.showing import audited, watching
from mkdocs_gapreport.showing.drawings import Drawings

if TYPE_CHECKING:
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_gapreport.plugin.site import Site

log = get_plugin_logger("gapreport")

STYLESHEET = "assets/gapreport.css"
STATUS = "gr-false"


class GapReportPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # untyped there
    """Audits the claims of a site's pages, shows what was found, and fails a build for false ones.

    One instance lives as long as `mkdocs serve`; what belongs to one build is made in `on_config`
    and `on_files`.
    """

    def __init__(self) -> None:
        self.settings = Settings()
        self._is_serving = False
        self._watched: set[Path] = set()
        self._server: LiveReloadServer | None = None
        self._changes: tuple[Change, ...] = ()
        self._memory = project.Memory()
        self._drawings = Drawings()
        self._audited: audited.Audited | None = None
        self._site: Site | None = None
        self._problem = ""
        self._is_settled = False
        self._shown = Shown(markdown="")
        self._hidden: tuple[str, ...] = ()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options, and name every mistake in them at once."""
        self.config = LegacyConfig((), config_file_path=config_file_path)
        self.config.load_dict(options)
        given = {name: value for name, value in options.items() if value is not None}
        mistakes = [(name, ValidationError(mistake)) for name, mistake in mistakes_in(given)]
        if not mistakes:
            self.settings = parse(given)
        return list(mistakes), []

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Learn whether pages are being served; another site may have had this instance before."""
        self._audited, self._changes, self._is_settled = None, (), False
        # `serve --clean` calls itself a build.
        context = click.get_current_context(silent=True)
        self._is_serving = "serve" in {command, context.info_name if context else ""}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Register the style sheet, the marker of the navigation, and the Markdown extensions."""
        self._badges, self._mounted = BadgeExtension(), MountExtension()
        self._markers = MarkerExtension()
        # Markdown takes instances as well as the names that MkDocs has checked.
        own = [self._badges, self._mounted, self._markers]
        config.markdown_extensions += own  # type: ignore[arg-type]
        config.extra_css.insert(0, STYLESHEET)
        config.extra.setdefault("status", {}).setdefault(STATUS, "Makes false claims")
        return config

    # After all that add or change files; static-i18n at -100 breaks on files without a path.
    @event_priority(-200)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Audit, and add the pages from outside docs_dir, the gap report and the style sheet."""
        self._site, self._problem = None, ""
        before = self._audited
        try:
            self._audited = audited.audited(
                self._root, self.settings, config.repo_url or "", self._memory
            )
        except GapReportError as error:
            self._stumble(str(error))
        # The report stays till the end; MkDocs makes much garbage while it renders the pages.
        # While pages are served, what was spared would never be searched again.
        if not self._is_serving:
            collecting.spare()
        if self._audited:
            self._compare(before)
            self._furnish(self._audited, files, config)
            if self._server:
                self._watch(self._server, config)
        if STYLESHEET not in files.src_uris:
            files.append(File.generated(config, STYLESHEET, content=pages.stylesheet()))
        return files

    # Before macros and includes, while the text is still the one that was audited.
    @event_priority(100)
    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: Any) -> str:
        """Leave tokens at the claims, and prepare what they will be replaced by."""
        self._shown = self._prepared(markdown, page.file)
        if mine := [change for change in self._changes if self._shown.path == change.page]:
            self._shown = with_changes(self._shown, mine)
        if self._problem:
            self._shown = with_problem(self._shown, self._problem)
        self._badges.show(self._shown.badges)
        self._mounted.show(self._shown.links, guests=self._shown.guests)
        self._markers.show(self._shown.markers.draw if self._shown.markers else None)
        page.meta.update(self._shown.meta)
        if self._shown.is_false:
            page.meta["status"] = STATUS
        return self._shown.markdown

    @event_priority(-100)
    def on_page_content(self, html: str, /, *, page: Page, **_: Any) -> str:
        """Say which claims could not be given a badge, and which links lead to nothing."""
        page.markdown = self._shown.written or unmarked(page.markdown or "")
        lines = self._shown.lines.items()
        unplaced = [line for badge, line in lines if badge not in self._badges.shown]
        if unplaced:
            where = ", ".join(map(str, unplaced))
            said = "`%s`: no place for the badges of the claims in lines %s"
            log.info(said, page.file.src_uri, where)
        if markers := self._shown.markers:
            for mistake in markers.mistakes:
                self._warn(mistake)
            if markers.fault:
                self._fail(markers.fault)
        if lost := dict.fromkeys(self._mounted.lost):
            listed = ", ".join(f"`{address}`" for address in lost)
            log.info("`%s`: links that lead to nothing: %s", page.file.src_uri, listed)
        return html

    @event_priority(100)
    def _hide_badges(self, context: TemplateContext, /, *, page: Page, **_: Any) -> TemplateContext:
        page.content, self._hidden = hide(page.content or "")
        return context

    @event_priority(-100)
    def _reveal_badges(
        self, context: TemplateContext, /, *, page: Page, **_: Any
    ) -> TemplateContext:
        page.content = reveal(page.content or "", self._hidden)
        return context

    # The search plugins index a page in between; what was found is none of its words.
    on_page_context = CombinedEvent(_hide_badges, _reveal_badges)

    # When all others have written what they write.
    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what programs read, and fail a build that makes false claims."""
        self._let_search()
        if not self._site:
            return
        outlook = self._site.audited.outlook
        report = outlook.report
        refused = delivery.delivered(
            outlook, Path(config.site_dir), self.settings.exports, self._drawings
        )
        log.info(summary(report).rstrip())
        outcome = gate(report)
        if outcome.code:
            refused += [outcome.message, failures(report)]
        if refused:
            self._fail("\n".join(filter(None, refused)))

    def on_build_error(self, **_: Any) -> None:
        """Let Python search again for what a build left that came to no end."""
        self._let_search()

    def _let_search(self) -> None:
        """Let Python search for garbage; while serving, but for what the first build left."""
        if not self._is_serving:
            collecting.spare_no_more()
        elif not self._is_settled:
            collecting.settle()
            self._is_settled = True

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Watch the audited pages and the code they speak of."""
        self._server = server
        self._watch(server, config)
        return server

    def _watch(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        """Watch what is not watched yet: folders may come while pages are being served."""
        if self._audited:
            files = {*self._audited.repository.files, *self._audited.pages}
            wanted = watching.watched(self._root, files, [config.docs_dir])
            wanted += [(path, False) for path in watching.of_git(self._root)]
            for path, is_recursive in wanted:
                if path not in self._watched:
                    server.watch(str(path), recursive=is_recursive)
            self._watched.update(path for path, _ in wanted)

    @property
    def _root(self) -> Path:
        return audited.root(self.config.config_file_path, self.settings)

    def _furnish(self, seen: audited.Audited, files: Files, config: MkDocsConfig) -> None:
        try:
            self._site = furnished(seen, self.settings, files, config, self._drawings)
        except GapReportError as error:
            self._stumble(str(error))
            return
        for mount in self._site.mounts.values():
            if mount.remark:
                log.info(mount.remark)
        for path in self._site.decoded:
            self._warn(f"`{path}` is not UTF-8, which MkDocs needs; save it as UTF-8")
        if not seen.pages:
            self._warn(nothing_read(self.settings))
        config.nav = nav.completed(config.nav, self._site.added, self._site.places.values())

    def _compare(self, before: audited.Audited | None) -> None:
        """Tell which verdicts changed; they are shown until others do."""
        changed = (
            changes(before.report if before else None, self._audited.report)
            if self._audited
            else ()
        )
        if changed:
            self._changes = changed
            log.info(told(changed))

    def _prepared(self, markdown: str, file: File) -> Shown:
        """What a page is given; nothing where a template of the site's own is at fault."""
        if self._site:
            try:
                return self._site.shown(markdown, file)
            except GapReportError as error:
                self._fail(str(error))
        return Shown(markdown=markdown)

    def _stumble(self, problem: str) -> None:
        """Remember why there is no new report; while serving, the last one is still shown."""
        self._problem = problem
        self._fail(problem)

    def _warn(self, message: str) -> None:
        """Say what stops a build only if it is strict; `serve --strict` would not start."""
        log.log(logging.INFO if self._is_serving else logging.WARNING, message)

    def _fail(self, message: str) -> None:
        """Stop a build with a message; a server only says it, as it would hang."""
        if not self._is_serving:
            raise PluginError(f"gapreport: {message}")
        log.info(message)
