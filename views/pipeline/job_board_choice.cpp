// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which job of the board is chosen; job_board.cpp has how the board is arranged.
#include "pipeline/job_board.h"

#include "lists/job_list_model.h"
#include "lists/matrix_model.h"
#include "pipeline/job_rows.h"
#include "pipeline/matrix_view.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QScrollBar>

#include <algorithm>
#include <ranges>

namespace signalbox::views {

bool JobBoard::choose(core::JobId job)
{
    const auto found = std::ranges::find(jobs(), job, &core::Job::id);
    if (found == jobs().end())
        return false;
    m_kept = true;
    take(*found);
    return true;
}

void JobBoard::chooseMostTelling()
{
    const auto rank = [](const core::Job& job) {
        return job.state.isFailure() ? 3 : job.state.needsPerson() ? 2 : job.state.isRunning() ? 1 : 0;
    };
    // max_element gives the first of equals.
    const auto job = std::ranges::max_element(jobs(), {}, rank);
    if (job == jobs().end() || *job == m_chosen) {
        showChosen(); // its row or cell may be another now
        return;
    }
    const bool hasFocus = isAncestorOf(QApplication::focusWidget());
    take(*job);
    if (hasFocus)
        takeFocus();
}

QWidget* JobBoard::viewOf(core::JobId job) const
{
    for (const Matrix& matrix : std::views::values(m_matrices)) {
        if (matrix.model->indexOf(job).isValid())
            return matrix.view;
    }
    for (const auto& card : std::views::values(m_cards)) {
        if (card.second->holds(job))
            return card.second;
    }
    return nullptr;
}

void JobBoard::takeFocus()
{
    if (QWidget* view = m_chosen ? viewOf(m_chosen->id) : nullptr)
        view->setFocus(Qt::OtherFocusReason);
}

void JobBoard::take(const core::Job& job)
{
    const bool another = !m_chosen || m_chosen->id != job.id;
    m_chosen = job;
    showChosen();
    if (another)
        bringIntoView();
    Q_EMIT chosenChanged(job);
}

/// Scrolls to its cell or row once there is a layout to scroll in, from the top, so that the headings stay where they
/// can. What the user has chosen is in view already.
void JobBoard::bringIntoView()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            const auto* view = m_chosen ? qobject_cast<QAbstractItemView*>(viewOf(m_chosen->id)) : nullptr;
            if (!view)
                return;
            if (!m_kept)
                verticalScrollBar()->setValue(0);
            const QRect where = view->visualRect(view->currentIndex());
            const QPoint middle = view->viewport()->mapTo(m_content, where.center());
            ensureVisible(middle.x(), middle.y(), 0, where.height());
        },
        Qt::QueuedConnection);
}

void JobBoard::showChosen()
{
    const core::JobId id = m_chosen ? m_chosen->id : core::JobId();
    for (Matrix& matrix : std::views::values(m_matrices))
        matrix.view->choose(matrix.model->indexOf(id));
    for (const auto& card : std::views::values(m_cards))
        card.second->choose(id);
}

/// After news: the chosen job as it is now, or the newer attempt that stands in its place.
void JobBoard::followChosen()
{
    if (!m_chosen)
        return;
    auto now = std::ranges::find(jobs(), m_chosen->id, &core::Job::id);
    if (now == jobs().end())
        now = std::ranges::find(jobs(), m_chosen->name, &core::Job::name);
    if (now == jobs().end()) {
        m_chosen.reset();
        m_kept = false;
        showChosen();
        return;
    }
    const bool changed = *now != *m_chosen;
    m_chosen = *now;
    showChosen();
    if (changed)
        Q_EMIT chosenChanged(*m_chosen);
}

} // namespace signalbox::views
