// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/annotation_trail.h"

#include "logs/log_view.h"
#include "pipeline/annotation_panel.h"
#include "pipeline/missing_log.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace signalbox::views {

AnnotationTrail::AnnotationTrail(AnnotationPanel& panel, LogView& log, QObject* parent)
    : QObject(parent)
    , m_panel(panel)
    , m_log(log)
{
    connect(&log, &LogView::textMissed, this, &AnnotationTrail::miss);
}

void AnnotationTrail::follow(const lists::AnnotationRow& row, const core::Job& job)
{
    const QString said = row.annotation.message.section(u'\n', 0, 0).trimmed();
    QStringList texts;
    if (!said.isEmpty())
        texts << "##[error]"_L1 + said << "##[warning]"_L1 + said << said;
    if (const QString place = lists::placeOf(row.annotation); !place.isEmpty())
        texts << place;
    m_sought = row;
    m_panel.setNote({});
    if (missingLog(job)) {
        miss();
        return;
    }
    m_log.goToText(row.job, texts);
}

/// Its place can be looked up elsewhere.
void AnnotationTrail::miss()
{
    if (!m_sought)
        return;
    const QString place = lists::placeOf(m_sought->annotation);
    if (!place.isEmpty())
        QGuiApplication::clipboard()->setText(place);
    m_panel.setNote(place.isEmpty()
                        ? tr("The log of %1 does not hold it.").arg(m_sought->jobName)
                        : tr("The log of %1 does not hold it; %2 is on the clipboard.").arg(m_sought->jobName, place));
    m_sought.reset();
}

} // namespace signalbox::views
