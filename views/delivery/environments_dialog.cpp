// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environments_dialog.h"

#include "common/banner.h"
#include "common/elided_label.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/theme.h"
#include "delivery/check_view.h"
#include "delivery/environment_rank.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::EnvironmentListModel;
using lists::VersionListModel;

namespace {

/// What stands before a deployment to it, in a sentence.
QString protectionOf(const core::Environment& environment)
{
    QStringList parts;
    if (!environment.reviewers.isEmpty())
        parts << u"%1 has to approve"_s.arg(environment.reviewers.join(u" or "_s));
    if (environment.waitMinutes > 0)
        parts << u"it waits for %1 min"_s.arg(environment.waitMinutes);
    if (environment.protectedBranchesOnly)
        parts << u"it takes protected branches alone"_s;
    if (environment.hasBranchPolicies)
        parts << u"it takes chosen branches and tags alone"_s;
    if (parts.isEmpty())
        return u"Nothing stands before a deployment to it: whoever may push can deploy."_s;
    QString sentence = parts.join(u", "_s) + u'.';
    sentence[0] = sentence[0].toUpper();
    return sentence;
}

} // namespace

EnvironmentsDialog::EnvironmentsDialog(const core::RepositoryName& repository, core::Clock& clock, QWidget* parent)
    : QDialog(parent)
    , m_environments(clock)
    , m_versions(clock)
    , m_banner(new Banner)
    , m_list(rowsView(m_environments, u"environmentList"_s, u"Environments of %1"_s.arg(repository.full())))
    , m_protection(new ElidedLabel)
    , m_heading(plainLabel({}))
    , m_versionList(rowsView(m_versions, u"versionList"_s, u"Versions"_s))
    , m_promote(namedButton({}, u"environmentPromote"_s))
    , m_run(namedButton(u"Show its &run"_s, u"environmentRun"_s))
    , m_open(namedButton(u"&Open it"_s, u"environmentOpen"_s))
    , m_rollback(namedButton(u"Roll &back…"_s, u"environmentRollback"_s))
    , m_health(namedButton(u"&Health watch…"_s, u"environmentHealth"_s))
    , m_refresh(namedButton(u"&Look again"_s, u"environmentRefresh"_s))
    , m_close(namedButton(u"Close"_s, u"environmentClose"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"environments"_s);
    setWindowTitle(u"Environments of %1"_s.arg(repository.full()));
    layOut(repository);
    resize(980, 560);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EnvironmentsDialog::showCurrent);
    connect(m_versionList->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EnvironmentsDialog::showVersion);
    connect(m_close, &QPushButton::clicked, this, &EnvironmentsDialog::reject);
    connect(m_refresh, &QPushButton::clicked, this, &EnvironmentsDialog::refreshRequested);
    connect(m_promote, &QPushButton::clicked, this, [this] {
        const auto* from = current();
        if (const QString to = next(); from && from->current && !to.isEmpty())
            Q_EMIT promoteRequested(*from->current, from->environment.name, to);
    });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const auto* chosen = version())
            Q_EMIT runRequested(chosen->run);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto* chosen = version())
            Q_EMIT browserRequested(chosen->environmentUrl);
    });
    connect(m_health, &QPushButton::clicked, this, [this] {
        if (const auto* state = current())
            Q_EMIT healthRequested(state->environment.name);
    });
    connect(m_rollback, &QPushButton::clicked, this, [this] {
        const auto* state = current();
        const auto* chosen = version();
        const bool isOlder = chosen && state->current && chosen->deployment != state->current->deployment;
        if (state)
            Q_EMIT rollbackRequested(state->environment.name, isOlder ? chosen->name : QString());
    });
    showCurrent();
}

void EnvironmentsDialog::layOut(const core::RepositoryName& repository)
{
    m_list->setItemDelegate(
        new ShapeDelegate(EnvironmentListModel::StateColumn, EnvironmentListModel::ShapeRole, m_list));
    // Without a shape, for the same height of rows.
    m_versionList->setItemDelegate(new ShapeDelegate(VersionListModel::CommitColumn, Qt::UserRole, m_versionList));
    for (const auto& [column, width] :
         {std::pair(EnvironmentListModel::NameColumn, 160), std::pair(EnvironmentListModel::VersionColumn, 170),
          std::pair(EnvironmentListModel::SinceColumn, 130), std::pair(EnvironmentListModel::CreatorColumn, 150),
          std::pair(EnvironmentListModel::HealthColumn, 110)})
        m_list->setColumnWidth(column, width);
    for (const auto& [column, width] :
         {std::pair(VersionListModel::NameColumn, 160), std::pair(VersionListModel::SinceColumn, 140),
          std::pair(VersionListModel::LiveColumn, 160), std::pair(VersionListModel::HealthColumn, 230),
          std::pair(VersionListModel::CreatorColumn, 150)})
        m_versionList->setColumnWidth(column, width);
    auto* title = plainLabel(repository.full());
    title->setFont(textFont(TextRole::Title));
    m_heading->setFont(textFont(TextRole::Strong));
    m_protection->setMuted(true);
    auto* above = new Panel;
    above->setFlush(true);
    above->body()->addWidget(m_list);
    auto* below = new Panel;
    below->setFlush(true);
    below->body()->addWidget(m_versionList);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    for (QPushButton* each : {m_promote, m_rollback, m_health, m_run, m_open, m_refresh})
        foot->addWidget(each);
    foot->addStretch(1);
    foot->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(title);
    column->addWidget(m_banner);
    column->addWidget(above, 2);
    column->addWidget(m_heading);
    column->addWidget(m_protection);
    column->addWidget(below, 3);
    column->addLayout(foot);
}

void EnvironmentsDialog::setStates(std::vector<delivery::EnvironmentState> states)
{
    m_isRead = true;
    m_environments.setStates(std::move(states));
    if (m_environments.rowCount() == 0)
        m_banner->showMessage(
            Banner::Kind::Info,
            u"This repository has no environments. A job with `environment:` in a workflow makes one."_s);
    else
        m_banner->hide();
    if (!m_list->currentIndex().isValid() && m_environments.rowCount() > 0)
        m_list->setCurrentIndex(m_environments.index(0, 0));
    showCurrent();
}

void EnvironmentsDialog::say(const core::Error& error)
{
    m_banner->showError(error);
}

const delivery::EnvironmentState* EnvironmentsDialog::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_environments.stateAt(index.row()) : nullptr;
}

const delivery::DeployedVersion* EnvironmentsDialog::version() const
{
    const QModelIndex index = m_versionList->currentIndex();
    return index.isValid() ? &m_versions.versionAt(index.row()) : nullptr;
}

void EnvironmentsDialog::showCurrent()
{
    const auto* state = current();
    std::vector<delivery::DeployedVersion> versions;
    if (state && state->current)
        versions.push_back(*state->current);
    if (state)
        versions.insert(versions.end(), state->before.begin(), state->before.end());
    m_heading->setText(!m_isRead    ? u"Looking what is where…"_s
                           : !state ? QString()
                                    : u"Versions of %1"_s.arg(state->environment.name));
    m_protection->setText(state ? protectionOf(state->environment) : QString());
    m_versions.setVersions(std::move(versions));
    if (!m_versionList->currentIndex().isValid() && m_versions.rowCount() > 0)
        m_versionList->setCurrentIndex(m_versions.index(0, 0));
    showVersion();
    showPromotion();
}

QString EnvironmentsDialog::next() const
{
    const auto* from = current();
    if (!from)
        return {};
    QStringList names;
    for (int row = 0; row < m_environments.rowCount(); ++row)
        names << m_environments.stateAt(row).environment.name;
    return delivery::nextEnvironment(names, from->environment.name).value_or(QString());
}

void EnvironmentsDialog::showPromotion()
{
    const auto* from = current();
    const QString to = next();
    const bool isPossible = from && from->current && !to.isEmpty();
    m_promote->setVisible(isPossible);
    const QString words = isPossible ? u"Promote %1 to %2…"_s.arg(from->current->name, to) : QString();
    m_promote->setText(isPossible ? u'&' + QString(words).replace(u'&', u"&&"_s) : QString());
    m_promote->setAccessibleName(words);
}

void EnvironmentsDialog::showVersion()
{
    const auto* chosen = version();
    const auto* state = current();
    m_health->setEnabled(state);
    m_rollback->setEnabled(state && state->current && !state->before.empty());
    m_run->setEnabled(chosen && chosen->run);
    m_open->setEnabled(chosen && !chosen->environmentUrl.isEmpty());
}

} // namespace signalbox::views
