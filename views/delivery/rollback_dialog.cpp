// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_dialog.h"

#include "common/banner.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/theme.h"
#include "delivery/check_view.h"
#include "delivery/rollback_texts.h"
#include "delivery/steps_page.h"
#include "lists/rollback_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using delivery::RollbackPhase;
using delivery::Verdict;
using lists::CheckListModel;

RollbackDialog::RollbackDialog(const core::RepositoryName& repository, const QString& environment, core::Clock& clock,
                               QWidget* parent)
    : QDialog(parent)
    , m_repository(repository)
    , m_environment(environment)
    , m_versions(clock)
    , m_heading(plainLabel(tr("Roll %1 back").arg(environment)))
    , m_banner(new Banner)
    , m_pages(new QStackedWidget)
    , m_versionList(rowsView(m_versions, u"rollbackVersions"_s, tr("Versions to go back to")))
    , m_guardList(checkView(m_guards, u"rollbackGuards"_s, tr("Checks")))
    , m_details(new QTabWidget)
    , m_undone(readOnlyText(u"rollbackCommits"_s, tr("Commits that would be undone")))
    , m_files(readOnlyText(u"rollbackFiles"_s, tr("Files and migrations that would be undone")))
    , m_requests(readOnlyText(u"rollbackRequests"_s, tr("Requests that will be sent")))
    , m_way(new QComboBox)
    , m_reason(new QLineEdit)
    , m_typed(new QLineEdit)
    , m_typedName(plainLabel())
    , m_allTheSame(new QCheckBox)
    , m_steps(new StepsPage(u"rollback"_s))
    , m_confirm(namedButton(tr("Roll back"), u"rollbackConfirm"_s))
    , m_refresh(namedButton(tr("&Look again"), u"rollbackRefresh"_s))
    , m_stop(namedButton(tr("&Stop"), u"rollbackStop"_s))
    , m_run(namedButton(tr("Show its &run"), u"rollbackRun"_s))
    , m_next(namedButton(tr("Choose a&nother version"), u"rollbackNext"_s))
    , m_write(namedButton(tr("&Write a rollback workflow"), u"rollbackWrite"_s))
    , m_revert(namedButton(tr("Re&vert the fault"), u"rollbackRevert"_s))
    , m_close(namedButton(tr("Close"), u"rollbackClose"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"rollback"_s);
    setWindowTitle(tr("Roll %1 back").arg(environment));
    layOut();
    resize(940, 680);
    connect(m_versionList->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_allTheSame->setChecked(false); // it was about the other version
        judge();
    });
    connect(m_allTheSame, &QCheckBox::toggled, this, &RollbackDialog::updateConfirm);
    connect(m_way, &QComboBox::activated, this, &RollbackDialog::showRequests);
    connect(m_reason, &QLineEdit::textChanged, this, &RollbackDialog::showRequests);
    connect(m_typed, &QLineEdit::textChanged, this, &RollbackDialog::updateConfirm);
    connect(m_confirm, &QPushButton::clicked, this, &RollbackDialog::confirm);
    connect(m_refresh, &QPushButton::clicked, this, &RollbackDialog::refreshRequested);
    connect(m_stop, &QPushButton::clicked, this, &RollbackDialog::stopRequested);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(m_state.run); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        m_state = {};
        m_pages->setCurrentIndex(0);
        Q_EMIT nextRequested();
    });
    m_write->setToolTip(tr("No workflow of %1 is meant to roll %2 back. One is written for you to look at and commit.")
                            .arg(repository.full(), environment));
    connect(m_write, &QPushButton::clicked, this, &RollbackDialog::workflowWanted);
    connect(m_revert, &QPushButton::clicked, this, &RollbackDialog::revertsWanted);
    connect(m_banner, &Banner::actionTriggered, this, [this] { Q_EMIT browserRequested(m_revertPage); });
    connect(m_close, &QPushButton::clicked, this, &RollbackDialog::reject);
    m_banner->showMessage(Banner::Kind::Info, tr("Looking what could be put back…"));
    updateConfirm();
    setState({});
}

void RollbackDialog::layOut()
{
    m_pages->addWidget(chooserPage());
    m_pages->addWidget(m_steps);
    m_confirm->setProperty("primary", true);
    auto* foot = new QHBoxLayout;
    for (QPushButton* each : {m_refresh, m_write, m_run, m_next, m_revert})
        foot->addWidget(each);
    foot->addStretch(1);
    foot->addWidget(m_close);
    foot->addWidget(m_stop);
    foot->addWidget(m_confirm);
    layOutStages(*this, m_heading, m_repository.full(), m_banner, m_pages, foot);
}

QWidget* RollbackDialog::chooserPage()
{
    m_versionList->setItemDelegate(
        new ShapeDelegate(lists::VersionListModel::CommitColumn, Qt::UserRole, m_versionList));
    for (const auto& [column, width] :
         {std::pair(lists::VersionListModel::NameColumn, 150), std::pair(lists::VersionListModel::SinceColumn, 160),
          std::pair(lists::VersionListModel::LiveColumn, 110), std::pair(lists::VersionListModel::HealthColumn, 230),
          std::pair(lists::VersionListModel::CreatorColumn, 150)})
        m_versionList->setColumnWidth(column, width);
    m_details->setObjectName(u"rollbackDetails"_s);
    m_details->setAccessibleName(tr("The rollback"));
    m_details->setDocumentMode(true);
    m_details->addTab(m_guardList, tr("Checks"));
    m_details->addTab(m_undone, tr("Commits"));
    m_details->addTab(m_files, tr("Files"));
    m_details->addTab(m_requests, tr("Requests"));
    m_way->setObjectName(u"rollbackWay"_s);
    m_reason->setObjectName(u"rollbackReason"_s);
    m_reason->setPlaceholderText(tr("Kept in the action log and shown by GitHub"));
    m_typed->setObjectName(u"rollbackTyped"_s);
    m_typedName->setText(tr("&Type “%1”").arg(m_environment));
    m_typedName->setBuddy(m_typed);
    m_allTheSame->setObjectName(u"rollbackAllTheSame"_s);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::Medium);
    form->setVerticalSpacing(space::Small);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* wayName = plainLabel(tr("&How"));
    wayName->setBuddy(m_way);
    auto* reasonName = plainLabel(tr("&Reason"));
    reasonName->setBuddy(m_reason);
    form->addRow(wayName, m_way);
    form->addRow(reasonName, m_reason);
    form->addRow(m_typedName, m_typed);
    auto* above = new Panel;
    above->setFlush(true);
    above->body()->addWidget(m_versionList);
    auto* below = new Panel;
    below->setFlush(true);
    below->body()->addWidget(m_details);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    column->addWidget(above, 2);
    column->addWidget(below, 3);
    column->addWidget(m_allTheSame, 0, Qt::AlignLeft); // a click beside its text is none
    column->addLayout(form);
    return page;
}

void RollbackDialog::setSurvey(delivery::RollbackSurvey survey, const delivery::RollbackSituation& situation,
                               const QString& wanted)
{
    m_survey = std::move(survey);
    m_situation = situation;
    const QString before = chosen() ? chosen()->version.name : wanted;
    std::vector<delivery::DeployedVersion> versions;
    versions.reserve(m_survey.options.size());
    std::vector<core::HealthRecord> health;
    for (const auto& option : m_survey.options) {
        versions.push_back(option.version);
        if (option.health)
            health.push_back(*option.health);
    }
    m_versions.setVersions(std::move(versions));
    m_versions.setHealth(health);
    const auto* option = m_survey.option(before);
    const int row = option ? int(option - m_survey.options.data()) : 0;
    if (!m_survey.options.empty())
        m_versionList->setCurrentIndex(m_versions.index(row, 0));
    m_typed->setVisible(m_situation.isProduction);
    m_typedName->setVisible(m_situation.isProduction);
    judge();
}

const delivery::RollbackOption* RollbackDialog::chosen() const
{
    const auto row = size_t(m_versionList->currentIndex().row());
    return m_versionList->currentIndex().isValid() && row < m_survey.options.size() ? &m_survey.options[row] : nullptr;
}

delivery::RollbackWay RollbackDialog::way() const
{
    return delivery::RollbackWay(m_way->currentData().toInt());
}

void RollbackDialog::judge()
{
    if (m_state.phase != RollbackPhase::Idle)
        return;
    const auto* option = chosen();
    m_situation.wanted = option ? option->version.name : QString();
    m_situation.hasAcceptedMigrations = false;
    m_decision = delivery::decide(m_situation);
    const QVariant before = m_way->currentData();
    m_way->clear();
    if (option) {
        for (const auto& [each, order] : option->orders)
            m_way->addItem(lists::wayText(each), int(each));
    }
    m_way->setCurrentIndex(std::max(0, m_way->findData(before)));
    m_way->setEnabled(m_way->count() > 1);
    showUndone();
    showDecision();
    showRequests();
}

void RollbackDialog::showDecision()
{
    m_guards.setChecks(lists::guardRows(m_decision));
    const auto because = std::ranges::find(m_decision.guards, m_decision.because, &delivery::GuardResult::id);
    const QString words = because == m_decision.guards.end() ? QString() : because->words;
    m_allTheSame->setVisible(m_decision.verdict == Verdict::AskPerson);
    m_allTheSame->setText(tr("I have read this, and roll back all the same"));
    switch (m_decision.verdict) {
    case Verdict::Proceed:
        m_banner->hide();
        break;
    case Verdict::Wait:
        m_banner->showMessage(Banner::Kind::Warning, words, tr("Wait until that is over, then look again."));
        break;
    case Verdict::AskPerson:
        m_banner->showMessage(Banner::Kind::Warning, words, tr("Decide whether it does harm, and say so below."));
        break;
    case Verdict::Refuse:
        m_banner->showMessage(Banner::Kind::Error, words, tr("Choose another version, or another way."));
        break;
    }
}

void RollbackDialog::showUndone()
{
    const auto* option = chosen();
    m_undone->setPlainText(option ? commitsText(option->undone) : QString());
    m_files->setPlainText(option ? filesText(option->undone, option->candidate.migrations) : QString());
    const auto count = [](qsizetype number) { return number > 0 ? u" (%1)"_s.arg(number) : QString(); };
    m_details->setTabText(1, tr("Commits") + count(option ? option->undone.aheadBy : 0));
    m_details->setTabText(2, tr("Files") + count(option ? std::ssize(option->undone.files) : 0));
}

void RollbackDialog::showRequests()
{
    if (const auto* option = chosen(); option && m_way->count() > 0) {
        // One key for what is shown and sent, as long as it is the same rollback.
        const QString key = m_planned.plan.target.name == option->version.name ? m_planned.plan.key : QString();
        m_planned = delivery::planned(m_survey, *option, way());
        if (!key.isEmpty())
            m_planned.plan.key = key;
        m_requests->setPlainText(
            delivery::textOf(delivery::requestsOf(m_planned, m_environment, m_reason->text().trimmed(), m_repository)));
    } else {
        m_planned = {};
        m_requests->clear();
    }
    updateConfirm();
}

void RollbackDialog::updateConfirm()
{
    const bool isAllowed = m_decision.verdict == Verdict::Proceed
        || (m_decision.verdict == Verdict::AskPerson && m_allTheSame->isChecked());
    const bool isTyped = !m_situation.isProduction || m_typed->text().trimmed() == m_environment;
    const bool isChosen = !m_planned.plan.target.commit.isEmpty();
    m_confirm->setText(isChosen ? tr("Roll %1 back to %2").arg(m_environment, m_planned.plan.target.name)
                                : tr("Roll back"));
    m_confirm->setEnabled(isChosen && isAllowed && isTyped && !m_reason->text().trimmed().isEmpty());
}

void RollbackDialog::confirm()
{
    m_confirm->setEnabled(false); // one click is one rollback
    Q_EMIT confirmed(m_planned, m_reason->text().trimmed());
}

void RollbackDialog::setState(const delivery::RollbackState& state)
{
    const bool isBegun = state.phase != RollbackPhase::Idle && state.phase != RollbackPhase::AwaitingConfirmation
        && state.phase != RollbackPhase::Watching && state.phase != RollbackPhase::Suspect;
    m_state = isBegun ? state : delivery::RollbackState();
    const bool hasEnded = isBegun && delivery::isEnd(state.phase);
    m_pages->setCurrentIndex(isBegun ? 1 : 0);
    for (QWidget* each : std::initializer_list<QWidget*>{m_confirm, m_refresh})
        each->setVisible(!isBegun);
    m_write->setVisible(!isBegun && m_lacksWorkflow);
    m_stop->setVisible(isBegun && !hasEnded);
    m_stop->setText(delivery::isSent(state.phase) ? tr("&Stop following it") : tr("&Stop"));
    m_run->setVisible(isBegun);
    m_run->setEnabled(bool(state.run));
    m_next->setVisible(hasEnded && state.phase != RollbackPhase::RolledBack);
    m_revert->setVisible(state.phase == RollbackPhase::RolledBack);
    if (!isBegun)
        return;
    m_heading->setText(tr("%1: %2 back to %3").arg(m_environment, state.from.name, state.target.name));
    m_steps->showSteps(lists::phaseText(state.phase), lists::stepRows(state));
    showWords(*m_banner, lists::phaseShape(state.phase), state.words);
}

void RollbackDialog::setLacksWorkflow(bool lacks)
{
    m_lacksWorkflow = lacks;
    m_write->setVisible(lacks && m_state.phase == RollbackPhase::Idle);
}

void RollbackDialog::offerReverts(const std::vector<core::PullRequest>& pulls)
{
    if (pulls.empty()) {
        m_banner->showMessage(Banner::Kind::Warning, tr("No merged pull request lies between the versions."),
                              tr("Revert the commit by hand."));
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"rollbackReverts"_s);
    for (const auto& pull : pulls) {
        const QString text = u"#%1 %2"_s.arg(QString::number(pull.number), pull.title);
        auto* action = menu->addAction(QString(text).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, pull] { Q_EMIT revertRequested(pull); });
    }
    menu->popup(m_revert->mapToGlobal(QPoint(0, m_revert->height())));
}

void RollbackDialog::showRevert(const core::PullRequest& pull)
{
    m_revertPage = pull.webUrl;
    m_banner->showMessage(Banner::Kind::Info, tr("%1 is open as #%2.").arg(pull.title, QString::number(pull.number)),
                          tr("Have it reviewed and merged before the next release."), tr("Open it"));
}

void RollbackDialog::say(const core::Error& error)
{
    m_banner->showError(error);
    updateConfirm(); // what was not begun can be tried again
}

} // namespace signalbox::views
