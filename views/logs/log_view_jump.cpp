// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_text.h"
#include "logs/log_view.h"

namespace signalbox::views {

void LogView::connectJump()
{
    connect(&m_document, &logs::LogDocument::outlined, this, &LogView::seek);
    connect(&m_seeker, &logs::LogSearch::finished, this, [this] {
        if (!m_sought || m_shown.job.id != m_sought->job || !m_document.isOpen())
            return;
        const auto& lines = m_seeker.found().lines;
        if (lines.empty()) {
            seek();
            return;
        }
        m_sought.reset();
        showText();
        m_text->goTo({lines.front(), 0});
        m_text->setFocus();
    });
}

void LogView::goToText(core::JobId job, const QStringList& texts)
{
    m_sought = Sought{job, texts};
    if (m_document.isOpen() && m_shown.job.id != job)
        return; // another log stands here until that of the job is opened
    seek();
}

/// The next of the texts, once there is a whole log to look in.
void LogView::seek()
{
    if (!m_sought || !m_document.isComplete() || m_shown.job.id != m_sought->job)
        return;
    if (m_sought->texts.isEmpty()) {
        giveUp();
        return;
    }
    m_seeker.start(m_document.index(), logs::LogQuery(m_sought->texts.takeFirst()));
}

void LogView::giveUp()
{
    if (!std::exchange(m_sought, std::nullopt))
        return;
    Q_EMIT textMissed();
}

} // namespace signalbox::views
