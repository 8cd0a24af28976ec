// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kind_side.h"

#include "pipeline/pipeline_view.h"
#include "window/main_window.h"

namespace signalbox::gui {

KindSide::KindSide(session::Workspace& workspace, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_kept(workspace.profile().settingsFile())
{
    connect(&window.pipeline(), &views::PipelineView::kindCorrected, this, &KindSide::correct);
}

void KindSide::show(const core::AccountId& account, const core::Run& run)
{
    m_scope = {.account = account, .repository = run.repositoryName, .workflow = run.workflowPath};
    use(m_scope);
}

/// A word that is no kind is nobody's wish.
void KindSide::use(const Scope& scope)
{
    if (scope != m_scope)
        return;
    lists::KindCorrections corrections;
    const auto words = m_kept.of(scope);
    for (auto word = words.cbegin(); word != words.cend(); ++word) {
        if (const auto kind = lists::kindOfWord(word.value()))
            corrections.insert(word.key(), *kind);
    }
    m_window.pipeline().setKindCorrections(corrections);
}

bool KindSide::keep(const Scope& scope, const QString& name, const QString& word)
{
    const auto kept = m_kept.keep(scope, name, word);
    if (!kept)
        m_window.showBanner(kept.error());
    use(scope);
    return kept.has_value();
}

void KindSide::correct(const QString& name, std::optional<lists::JobKind> kind)
{
    const Scope scope = m_scope;
    const QString before = m_kept.of(scope).value(name);
    if (!keep(scope, name, kind ? lists::wordOf(*kind) : QString()))
        return;
    const QString text = kind ? tr("“%1” of this workflow is shown under “%2” from now on.").arg(name, title(*kind))
                              : tr("“%1” of this workflow is recognised by itself again.").arg(name);
    m_window.showBanner(text, tr("Undo"), [this, scope, name, before] { keep(scope, name, before); });
}

} // namespace signalbox::gui
