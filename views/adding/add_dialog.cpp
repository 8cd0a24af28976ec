// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/add_dialog.h"

#include "adding/offer_list.h"
#include "adding/typed_target.h"
#include "common/banner.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using WhenNew = core::OwnerRule::WhenNew;

AddDialog::AddDialog(QWidget* parent)
    : QDialog(parent)
    , m_field(new QLineEdit)
    , m_list(new QPushButton(tr("List")))
    , m_visible(new QPushButton(tr("Those I can see")))
    , m_hint(mutedLabel())
    , m_banner(new Banner)
    , m_offer(new OfferList)
    , m_whenNew(new QComboBox)
    , m_costText(mutedLabel())
    , m_watch(new QPushButton(tr("Watch")))
{
    setObjectName(u"adding"_s);
    setWindowTitle(tr("Add repositories"));
    build();
    connect(m_field, &QLineEdit::textChanged, this, &AddDialog::describe);
    connect(m_field, &QLineEdit::returnPressed, this, &AddDialog::take);
    connect(m_list, &QPushButton::clicked, this, &AddDialog::take);
    connect(m_visible, &QPushButton::clicked, this, [this] { ask({}); });
    connect(m_banner, &Banner::actionTriggered, this, &AddDialog::retry);
    connect(m_watch, &QPushButton::clicked, this, &AddDialog::finish);
    connect(&m_offer->model(), &lists::RepositoryOfferModel::countsChanged, this, &AddDialog::describe);
    connect(m_offer, &OfferList::ruleChanged, this, &AddDialog::describe);
    connect(m_whenNew, &QComboBox::currentIndexChanged, this, &AddDialog::describe);
    describe();
}

void AddDialog::build()
{
    m_field->setObjectName(u"addField"_s);
    m_field->setPlaceholderText(tr("owner/name, an owner or organisation, or an address"));
    m_field->setAccessibleName(tr("Repository, owner or address to add"));
    m_field->setClearButtonEnabled(true);
    m_list->setObjectName(u"addList"_s);
    m_list->setAutoDefault(false);
    m_visible->setObjectName(u"addVisible"_s);
    m_visible->setAutoDefault(false);
    m_visible->setAccessibleName(tr("List the repositories that your token can see"));
    m_hint->setObjectName(u"addHint"_s);
    m_hint->setWordWrap(true);
    m_whenNew->setObjectName(u"addWhenNew"_s);
    m_whenNew->addItem(tr("do nothing about it"), int(WhenNew::Ignore));
    m_whenNew->addItem(tr("tell me, and I choose"), int(WhenNew::Offer));
    m_whenNew->addItem(tr("watch it at once"), int(WhenNew::Watch));
    m_costText->setObjectName(u"addCost"_s);
    m_costText->setWordWrap(true);
    m_watch->setObjectName(u"addWatch"_s);
    m_watch->setProperty("primary", true);
    m_watch->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto* first = new QHBoxLayout;
    first->setSpacing(space::Small);
    first->addWidget(m_field, 1);
    first->addWidget(m_list);
    first->addWidget(m_visible);
    auto* later = new QHBoxLayout;
    later->setSpacing(space::Small);
    auto* laterText = plainLabel(tr("When the owner gets a new repository:"));
    laterText->setBuddy(m_whenNew);
    m_whenNew->setAccessibleName(laterText->text());
    later->addWidget(laterText);
    later->addWidget(m_whenNew);
    later->addStretch(1);
    auto* end = new QHBoxLayout;
    end->setSpacing(space::Small);
    end->addWidget(m_costText, 1);
    end->addWidget(close);
    end->addWidget(m_watch);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    all->setSpacing(space::Medium);
    all->addLayout(first);
    all->addWidget(m_hint);
    all->addWidget(m_banner);
    all->addWidget(m_offer, 1);
    all->addLayout(later);
    all->addLayout(end);
    m_banner->setDismissable(true);
    resize(720, 620);
}

void AddDialog::setWatched(const std::vector<core::RepositoryName>& names)
{
    m_watched = int(names.size());
    m_offer->model().setWatched(names);
}

void AddDialog::setCost(std::function<QString(int)> cost)
{
    m_cost = std::move(cost);
    describe();
}

void AddDialog::setRules(const std::vector<core::OwnerRule>& rules)
{
    m_rules = rules;
}

void AddDialog::list(const QString& owner, const std::vector<core::RepositoryName>& tick)
{
    m_field->setText(owner);
    m_tick = tick;
    ask(owner);
}

/// Enter: what is typed is ticked, or listed.
void AddDialog::take()
{
    const auto typed = typedTarget(m_field->text());
    if (const auto* names = std::get_if<TypedRepositories>(&typed)) {
        for (const core::RepositoryName& name : *names)
            m_offer->model().add(name);
        m_field->clear();
    } else if (const auto* owner = std::get_if<TypedOwner>(&typed)) {
        ask(owner->login);
    }
    describe();
}

void AddDialog::ask(const QString& owner)
{
    m_owner = owner;
    m_waiting = true;
    m_banner->hide();
    const auto known = std::ranges::find_if(
        m_rules, [&](const core::OwnerRule& rule) { return rule.owner.compare(owner, Qt::CaseInsensitive) == 0; });
    if (known != m_rules.end() && !owner.isEmpty()) {
        m_offer->setRule(*known);
        m_whenNew->setCurrentIndex(m_whenNew->findData(int(known->whenNew)));
    }
    ++m_number;
    describe();
    if (owner.isEmpty())
        Q_EMIT visibleRequested(m_number);
    else
        Q_EMIT ownerRequested(m_number, owner);
}

void AddDialog::retry()
{
    ask(m_owner);
}

void AddDialog::setProgress(int number, qsizetype rows)
{
    if (number == m_number && m_waiting)
        m_hint->setText(tr("%1 repositories so far …").arg(rows));
}

void AddDialog::setListed(int number, const std::vector<core::Repository>& repositories)
{
    if (number != m_number)
        return;
    m_waiting = false;
    m_offer->model().setOffer(repositories);
    m_offer->model().choose(std::exchange(m_tick, {}));
    describe();
    if (repositories.empty())
        m_hint->setText(m_owner.isEmpty() ? tr("Your token can see no repository.")
                                          : tr("%1 has no repository that your token can see.").arg(m_owner));
    else
        m_offer->takeFocus();
}

void AddDialog::setFailed(int number, const core::Error& error)
{
    if (number != m_number || error.kind == core::ErrorKind::Cancelled)
        return;
    m_waiting = false;
    describe();
    if (error.kind == core::ErrorKind::NotFound)
        m_banner->showMessage(
            Banner::Kind::Error, tr("There is no user or organisation %1 on this server.").arg(m_owner),
            tr("Check how it is spelt; what your token may not see looks the same."), tr("Try again"));
    else
        m_banner->showError(error, tr("Try again"));
}

void AddDialog::finish()
{
    auto names = m_offer->model().chosen();
    core::OwnerRule rule = m_offer->rule();
    rule.owner = m_owner;
    rule.whenNew = static_cast<WhenNew>(m_whenNew->currentData().toInt());
    Q_EMIT watchRequested(names, rule);
    accept();
}

void AddDialog::describe()
{
    const auto typed = typedTarget(m_field->text());
    const auto* names = std::get_if<TypedRepositories>(&typed);
    const auto* owner = std::get_if<TypedOwner>(&typed);
    if (m_waiting)
        m_hint->setText(tr("Asking GitHub …"));
    else if (names)
        m_hint->setText(names->size() == 1 ? tr("Enter adds %1 to the list.").arg(names->front().full())
                                           : tr("Enter adds these %1 repositories to the list.").arg(names->size()));
    else if (owner)
        m_hint->setText(tr("Enter lists the repositories of %1.").arg(owner->login));
    else if (std::holds_alternative<NotUnderstood>(typed))
        m_hint->setText(tr("This is neither owner/name nor an owner nor an address."));
    else
        m_hint->setText(tr("Type what to watch, or list the repositories that your token can see."));
    m_list->setText(names ? tr("Add") : tr("List"));
    m_list->setEnabled(!m_waiting && (names || owner));
    m_visible->setEnabled(!m_waiting);
    m_offer->setEnabled(!m_waiting);

    const auto counts = m_offer->model().counts();
    const bool remembers = !m_owner.isEmpty() && !m_waiting && m_banner->isHidden();
    m_whenNew->setEnabled(remembers);
    const bool rules = remembers && m_whenNew->currentData().toInt() != int(WhenNew::Ignore);
    m_watch->setText(counts.chosen > 0 ? tr("Watch %n repositories", nullptr, counts.chosen)
                         : rules       ? tr("Remember")
                                       : tr("Watch"));
    if (counts.chosen == 1)
        m_watch->setText(tr("Watch 1 repository"));
    m_watch->setEnabled(!m_waiting && (counts.chosen > 0 || rules));
    m_costText->setText(m_cost ? m_cost(m_watched + counts.chosen) : QString());
}

} // namespace signalbox::views
