// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/timeline_view.h"

#include "common/elided_label.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "pipeline/timeline_delegate.h"
#include "pipeline/timeline_ruler.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel)
    , m_overlay(new QWidget)
    , m_offers(new QComboBox)
    , m_note(new ElidedLabel)
    , m_ruler(new TimelineRuler)
    , m_list(new QListView)
{
    m_words->setObjectName(u"criticalPath"_s);
    m_words->setMostLines(2);
    m_offers->setObjectName(u"overlay"_s);
    m_offers->setAccessibleName(tr("Run whose times are the lines below the bars"));
    m_offers->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_note->setObjectName(u"overlayNote"_s);
    m_note->setMuted(true);
    auto* say = mutedLabel();
    say->setText(tr("Line below a &bar:"));
    say->setBuddy(m_offers);
    auto* line = new QHBoxLayout(m_overlay);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::Small);
    line->addWidget(say);
    line->addWidget(m_offers);
    line->addWidget(m_note, 1);
    line->addStretch(); // where there is no note
    m_list->setObjectName(u"timeline"_s);
    m_list->setAccessibleName(tr("Timeline of the jobs"));
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new TimelineDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* panel = new Panel;
    panel->setFlush(true);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::Medium, space::Small, space::Medium, space::Tight);
    head->setSpacing(space::Hair);
    head->addWidget(m_words);
    head->addWidget(m_overlay);
    panel->body()->setSpacing(0);
    panel->body()->addLayout(head);
    panel->body()->addWidget(m_ruler);
    panel->body()->addWidget(m_list, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panel);
    setMinimumHeight(160);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!m_quiet && index.isValid())
            Q_EMIT chosen(index.data(lists::TimelineModel::RowRole).value<lists::TimelineRow>().job);
    });
    connect(m_list, &QListView::activated, this, &TimelineView::opened);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::customContextMenuRequested, this, &TimelineView::showMenu);
    connect(m_offers, &QComboBox::activated, this, [this](int place) {
        // A line stands between what follows the run on show and what does not.
        const auto offer = m_offers->itemData(place);
        if (offer.isValid())
            Q_EMIT overlayChosen(m_offered[offer.toULongLong()].choice);
    });
    m_list->viewport()->installEventFilter(this);
    setOverlays({}, {});
    setOverlayNote({});
}

bool TimelineView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        m_ruler->setRowWidth(m_list->viewport()->width());
    return QWidget::eventFilter(watched, event);
}

void TimelineView::setTimeline(const lists::Timeline& timeline)
{
    m_quiet = true; // rows that leave take the current one with them
    m_rows.setTimeline(timeline);
    m_quiet = false;
    m_ruler->setLength(timeline.length);
    m_words->setText(criticalText(timeline));
    m_words->setVisible(!timeline.criticalPath.empty());
}

/// Who has the list open keeps it: the same offers are not put in again.
void TimelineView::setOverlays(const std::vector<lists::OverlayOffer>& offers, const lists::OverlayChoice& choice)
{
    const QSignalBlocker quiet(m_offers);
    if (offers != m_offered) {
        m_offered = offers;
        m_offers->clear();
        for (size_t offer = 0; offer < offers.size(); ++offer)
            m_offers->addItem(offers[offer].text, qulonglong(offer));
        if (constexpr int first = 3; m_offers->count() > first)
            m_offers->insertSeparator(first);
    }
    if (!offers.empty())
        m_offers->setCurrentIndex(m_offers->findData(qulonglong(&chosenOf(m_offered, choice) - m_offered.data())));
    m_overlay->setVisible(!offers.empty());
}

void TimelineView::setOverlayNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void TimelineView::showMenu(const QPoint& at)
{
    const QModelIndex pointed = m_list->indexAt(at);
    const QModelIndex row = pointed.isValid() ? pointed : m_list->currentIndex(); // the keyboard points nowhere
    if (!row.isValid())
        return;
    m_list->setCurrentIndex(row);
    const QPoint place = pointed.isValid() ? at : m_list->visualRect(row).center();
    Q_EMIT menuRequested(row.data(lists::TimelineModel::RowRole).value<lists::TimelineRow>().job,
                         m_list->viewport()->mapToGlobal(place));
}

void TimelineView::choose(core::JobId job)
{
    m_quiet = true;
    m_list->setCurrentIndex(m_rows.indexOf(job));
    m_quiet = false;
}

void TimelineView::takeFocus()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace signalbox::views
