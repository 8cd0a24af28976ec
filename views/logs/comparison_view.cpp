// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/comparison_view.h"

#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/icons.h"
#include "common/theme.h"
#include "logs/comparison_text.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QStackedLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {

ComparisonView::ComparisonView(QWidget* parent)
    : QWidget(parent)
    , m_message(new EmptyState)
    , m_text(new ComparisonText)
    , m_summary(new ElidedLabel)
{
    auto* pages = new QWidget;
    m_pages = new QStackedLayout(pages);
    m_pages->addWidget(m_message);
    m_pages->addWidget(m_text);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(pages, 1);
    setAccessibleName(tr("Comparison with an earlier log"));
    connect(&m_comparing, &logs::LogComparing::finished, this, &ComparisonView::showResult);
    connect(m_text, &ComparisonText::lineRequested, this, &ComparisonView::lineRequested);
    connect(m_text, &ComparisonText::closeRequested, this, &ComparisonView::closed);
}

ComparisonView::~ComparisonView()
{
    clear();
}

QWidget* ComparisonView::makeHeader()
{
    const auto button = [](Qt::ArrowType arrow, const QString& name) {
        auto* made = new QToolButton;
        made->setAutoRaise(true);
        made->setArrowType(arrow);
        made->setToolTip(name);
        made->setAccessibleName(name);
        return made;
    };
    auto* previous = button(Qt::UpArrow, tr("Previous difference (N)"));
    auto* next = button(Qt::DownArrow, tr("Next difference (n)"));
    auto* close = button(Qt::NoArrow, tr("Back to the log (Escape)"));
    close->setIcon(lineIcon(u"close"_s));
    connect(previous, &QToolButton::clicked, m_text, &ComparisonText::goToPreviousChange);
    connect(next, &QToolButton::clicked, m_text, &ComparisonText::goToNextChange);
    connect(close, &QToolButton::clicked, this, &ComparisonView::closed);
    m_summary->setMuted(true);
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(space::Small, space::Tight, space::Small, space::Tight);
    row->setSpacing(space::Small);
    row->addWidget(m_summary, 1);
    row->addWidget(previous);
    row->addWidget(next);
    row->addWidget(close);
    return header;
}

void ComparisonView::showWaiting(const QString& what)
{
    clear();
    m_message->setContent(u"log"_s, what);
    m_summary->setText({});
}

void ComparisonView::showError(const core::Error& error)
{
    clear();
    m_message->setContent(u"log"_s, error.what, error.advice);
    m_summary->setText({});
}

void ComparisonView::compare(const QString& oldPath, const QString& title, const logs::LogDocument& document)
{
    showWaiting(tr("Comparing with %1 …").arg(title));
    m_document = &document;
    m_title = title;
    if (const auto started = m_comparing.start(oldPath, document); !started)
        showError(started.error());
}

void ComparisonView::clear()
{
    m_text->clear();
    m_comparing.stop();
    m_document = nullptr;
    m_pages->setCurrentWidget(m_message);
}

/// The keyboard belongs to the text; see LogView::focusInEvent.
void ComparisonView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (showsText())
        m_text->setFocus(event->reason());
}

void ComparisonView::showResult()
{
    const logs::LogComparison& result = m_comparing.result();
    qint64 added = 0;
    qint64 removed = 0;
    for (const logs::LineChange& change : result.changes) {
        added += change.newCount;
        removed += change.oldCount;
    }
    const QLocale locale;
    QString summary = tr("+ %1 lines only here, \u2212 %2 only in %3")
                          .arg(locale.toString(added), locale.toString(removed), m_title);
    if (result.newBegin > 0 || result.oldBegin > 0)
        summary += tr("; compared from line %1 on").arg(locale.toString(result.newBegin + 1));
    m_summary->setText(summary);
    if (result.changes.empty()) {
        m_message->setContent(u"log"_s, tr("Both logs say the same."),
                              tr("Times, ids, hashes, temporary paths and durations are left out of account."));
        return;
    }
    m_text->setComparison(result, m_comparing.oldDocument(), *m_document);
    m_pages->setCurrentWidget(m_text);
    if (hasFocus() || isAncestorOf(focusWidget()))
        m_text->setFocus();
}

bool ComparisonView::showsText() const
{
    return m_pages->currentWidget() == m_text;
}

QString ComparisonView::summary() const
{
    return showsText() ? m_summary->text() : u"%1 %2"_s.arg(m_message->what(), m_message->advice()).trimmed();
}

} // namespace signalbox::views
