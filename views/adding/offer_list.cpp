// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/offer_list.h"

#include "adding/offer_delegate.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::RepositoryOfferModel;

OfferList::OfferList(QWidget* parent)
    : QWidget(parent)
    , m_shown(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit)
    , m_leaveOut(new QLineEdit)
    , m_archived(new QCheckBox(tr("Archived too")))
    , m_forks(new QCheckBox(tr("Forks too")))
    , m_all(new QPushButton(tr("Choose all")))
    , m_none(new QPushButton(tr("Choose none")))
    , m_list(new QListView)
    , m_counts(mutedLabel())
{
    m_shown->setSourceModel(&m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    build();
    connect(m_search, &QLineEdit::textChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_leaveOut, &QLineEdit::textChanged, this, &OfferList::applyRule);
    for (QCheckBox* box : {m_archived, m_forks})
        connect(box, &QCheckBox::toggled, this, &OfferList::applyRule);
    connect(m_all, &QPushButton::clicked, this, [this] { m_model.chooseAll(true); });
    connect(m_none, &QPushButton::clicked, this, [this] { m_model.chooseAll(false); });
    connect(&m_model, &RepositoryOfferModel::countsChanged, this, &OfferList::showCounts);
    applyRule();
}

void OfferList::build()
{
    m_search->setObjectName(u"offerSearch"_s);
    m_search->setPlaceholderText(tr("Search in the list"));
    m_search->setAccessibleName(tr("Search among the repositories below"));
    m_search->setClearButtonEnabled(true);
    m_leaveOut->setObjectName(u"offerLeaveOut"_s);
    m_leaveOut->setPlaceholderText(tr("Leave out, such as *-docs sandbox-*"));
    m_leaveOut->setAccessibleName(tr("Patterns of names to leave out, with * for anything"));
    m_leaveOut->setClearButtonEnabled(true);
    m_all->setObjectName(u"offerAll"_s);
    m_none->setObjectName(u"offerNone"_s);
    m_archived->setObjectName(u"offerArchived"_s);
    m_forks->setObjectName(u"offerForks"_s);
    m_list->setObjectName(u"offer"_s);
    m_list->setAccessibleName(tr("Repositories that can be watched"));
    m_list->setModel(m_shown);
    m_list->setItemDelegate(new OfferDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(160);
    m_list->setFrameShape(QFrame::NoFrame);
    m_counts->setObjectName(u"offerCounts"_s);

    auto* fields = new QHBoxLayout;
    fields->setSpacing(space::Small);
    fields->addWidget(m_search, 1);
    fields->addWidget(m_leaveOut, 1);
    auto* switches = new QHBoxLayout;
    switches->setSpacing(space::Medium);
    switches->addWidget(m_archived);
    switches->addWidget(m_forks);
    switches->addStretch(1);
    switches->addWidget(m_all);
    switches->addWidget(m_none);
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(m_list);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(space::Small);
    all->addLayout(fields);
    all->addLayout(switches);
    all->addWidget(card, 1);
    all->addWidget(m_counts);
}

core::OwnerRule OfferList::rule() const
{
    return {.leaveOut = core::globsIn(m_leaveOut->text()),
            .archivedToo = m_archived->isChecked(),
            .forksToo = m_forks->isChecked()};
}

void OfferList::setRule(const core::OwnerRule& rule)
{
    m_leaveOut->setText(rule.leaveOut.join(u' '));
    m_archived->setChecked(rule.archivedToo);
    m_forks->setChecked(rule.forksToo);
}

void OfferList::takeFocus()
{
    m_search->setFocus(Qt::OtherFocusReason);
}

void OfferList::applyRule()
{
    m_model.setRule(rule());
    Q_EMIT ruleChanged();
}

void OfferList::showCounts()
{
    const auto counts = m_model.counts();
    QStringList words{tr("%1 of %2 chosen").arg(counts.chosen).arg(counts.all - counts.watched)};
    if (counts.watched > 0)
        words << tr("%1 watched already").arg(counts.watched);
    if (counts.leftOut > 0)
        words << tr("%1 left out").arg(counts.leftOut);
    m_counts->setText(counts.all == 0 ? QString() : words.join(u"  ·  "_s));
    m_all->setEnabled(counts.chosen < counts.all - counts.watched - counts.leftOut);
    m_none->setEnabled(counts.chosen > 0);
}

} // namespace signalbox::views
