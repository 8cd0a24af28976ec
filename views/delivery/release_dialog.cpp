// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_dialog.h"

#include "common/banner.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "delivery/check_view.h"
#include "delivery/release_texts.h"
#include "delivery/steps_page.h"
#include "lists/release_rows.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using delivery::ReleasePhase;

ReleaseDialog::ReleaseDialog(const core::RepositoryName& repository, QWidget* parent)
    : QDialog(parent)
    , m_repository(repository)
    , m_heading(plainLabel(tr("Release a version")))
    , m_banner(new Banner)
    , m_pages(new QStackedWidget)
    , m_version(new QLineEdit)
    , m_title(new QLineEdit)
    , m_prerelease(new QCheckBox(tr("&Pre-release")))
    , m_latest(new QCheckBox(tr("&Latest")))
    , m_draft(new QCheckBox(tr("&Draft, to be published later")))
    , m_details(new QTabWidget)
    , m_notes(new QPlainTextEdit)
    , m_commits(readOnlyText(u"releaseCommits"_s, tr("Commits since the version before")))
    , m_requests(readOnlyText(u"releaseRequests"_s, tr("Requests that will be sent")))
    , m_checkList(checkView(m_checks, u"releaseChecks"_s, tr("Checks")))
    , m_reasonName(plainLabel(tr("&Reason to release all the same")))
    , m_reason(new QLineEdit)
    , m_steps(new StepsPage(u"release"_s))
    , m_confirm(namedButton(tr("Release"), u"releaseConfirm"_s))
    , m_difference(namedButton(tr("Show the d&ifference"), u"releaseDifference"_s))
    , m_run(namedButton(tr("Show its &run"), u"releaseRun"_s))
    , m_dispatch(namedButton(tr("Start it by &hand"), u"releaseDispatch"_s))
    , m_goOn(namedButton(tr("&Go on"), u"releaseGoOn"_s))
    , m_page(namedButton(tr("&Open the release"), u"releasePage"_s))
    , m_stop(namedButton(tr("&Stop"), u"releaseStop"_s))
    , m_close(namedButton(tr("Close"), u"releaseClose"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"release"_s);
    setWindowTitle(tr("Release a version of %1").arg(repository.full()));
    layOut();
    connectParts();
    m_reason->hide();
    m_reasonName->hide();
    resize(940, 680);
    m_banner->showMessage(Banner::Kind::Info, tr("Looking what would be released…"));
    showOrder();
    setState({}, {});
}

ReleaseDialog::~ReleaseDialog()
{
    m_version->disconnect(this); // it loses the keyboard after this has ended, and would tell
}

void ReleaseDialog::layOut()
{
    m_pages->addWidget(proposalPage());
    m_pages->addWidget(m_steps);
    m_confirm->setProperty("primary", true);
    auto* foot = new QHBoxLayout;
    for (QPushButton* each : {m_difference, m_run, m_page})
        foot->addWidget(each);
    foot->addStretch(1);
    for (QPushButton* each : {m_close, m_stop, m_goOn, m_dispatch, m_confirm})
        foot->addWidget(each);
    layOutStages(*this, m_heading, m_repository.full(), m_banner, m_pages, foot);
}

QWidget* ReleaseDialog::proposalPage()
{
    m_version->setObjectName(u"releaseVersion"_s);
    m_title->setObjectName(u"releaseTitle"_s);
    m_prerelease->setObjectName(u"releasePrerelease"_s);
    m_latest->setObjectName(u"releaseLatest"_s);
    m_draft->setObjectName(u"releaseDraft"_s);
    m_reason->setObjectName(u"releaseReason"_s);
    m_reason->setPlaceholderText(tr("Kept in the action log and in the tag"));
    m_reasonName->setBuddy(m_reason);
    m_notes->setObjectName(u"releaseNotes"_s);
    m_notes->setAccessibleName(tr("Notes of the release, Markdown"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFrameShape(QFrame::NoFrame);
    m_details->setObjectName(u"releaseDetails"_s);
    m_details->setAccessibleName(tr("The release"));
    m_details->setDocumentMode(true);
    m_details->addTab(m_checkList, tr("Checks"));
    m_details->addTab(m_notes, tr("Notes"));
    m_details->addTab(m_commits, tr("Commits"));
    m_details->addTab(m_requests, tr("Requests"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::Medium);
    form->setVerticalSpacing(space::Small);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* versionName = plainLabel(tr("&Version"));
    versionName->setBuddy(m_version);
    auto* titleName = plainLabel(tr("&Title"));
    titleName->setBuddy(m_title);
    form->addRow(versionName, m_version);
    form->addRow(titleName, m_title);
    auto* flags = new QHBoxLayout;
    flags->setSpacing(space::Large);
    for (QCheckBox* each : {m_prerelease, m_latest, m_draft})
        flags->addWidget(each);
    flags->addStretch(1);
    form->addRow(QString(), flags);
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(m_details);
    auto* below = new QFormLayout;
    below->setHorizontalSpacing(space::Medium);
    below->addRow(m_reasonName, m_reason);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    column->addLayout(form);
    column->addWidget(card, 1);
    column->addLayout(below);
    return page;
}

void ReleaseDialog::connectParts()
{
    connect(m_version, &QLineEdit::editingFinished, this, [this] {
        if (m_version->isModified()) {
            m_version->setModified(false);
            Q_EMIT proposalWanted(m_version->text().trimmed());
        }
    });
    connect(m_draft, &QCheckBox::clicked, this, [this] { Q_EMIT factsWanted(release()); });
    for (QCheckBox* each : {m_prerelease, m_latest})
        connect(each, &QCheckBox::clicked, this, &ReleaseDialog::showOrder);
    for (QLineEdit* each : {m_title, m_reason})
        connect(each, &QLineEdit::textEdited, this, &ReleaseDialog::showOrder);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &ReleaseDialog::showOrder);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        m_confirm->setEnabled(false); // one click is one release
        Q_EMIT confirmed(order());
    });
    connect(m_difference, &QPushButton::clicked, this, [this] { Q_EMIT browserRequested(m_read.proposal.difference); });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (!m_state.runs.empty())
            Q_EMIT runRequested(m_state.runs.back().id);
    });
    connect(m_page, &QPushButton::clicked, this, [this] {
        QUrl page = m_read.reading.repository.webUrl;
        page.setPath(page.path() + "/releases/tag/"_L1 + m_read.proposal.release.tag);
        Q_EMIT browserRequested(page);
    });
    connect(m_dispatch, &QPushButton::clicked, this, &ReleaseDialog::dispatchRequested);
    connect(m_goOn, &QPushButton::clicked, this, &ReleaseDialog::goOnRequested);
    connect(m_stop, &QPushButton::clicked, this, &ReleaseDialog::stopRequested);
    connect(m_close, &QPushButton::clicked, this, &ReleaseDialog::reject);
}

void ReleaseDialog::setProposal(const delivery::ReadRelease& read, const delivery::ReleaseFacts& facts)
{
    m_isRead = true;
    m_read = read;
    m_key.clear();
    const core::NewRelease& proposed = read.proposal.release;
    m_version->setText(proposed.tag);
    // Another version does not take away what was written for it.
    if (!m_title->isModified())
        m_title->setText(proposed.name);
    m_prerelease->setChecked(proposed.isPrerelease);
    m_latest->setChecked(proposed.isLatest);
    m_draft->setChecked(facts.release.isDraft);
    if (!m_notes->document()->isModified()) {
        const QSignalBlocker quiet(m_notes);
        m_notes->setPlainText(proposed.notes);
    }
    m_commits->setPlainText(groupsText(read.proposal));
    m_details->setTabText(2, tr("Commits (%1)").arg(read.reading.since.aheadBy));
    m_difference->setEnabled(!read.proposal.difference.isEmpty());
    setFacts(facts);
}

void ReleaseDialog::setFacts(const delivery::ReleaseFacts& facts)
{
    m_facts = facts;
    showChecks();
    showOrder();
}

core::NewRelease ReleaseDialog::release() const
{
    core::NewRelease wanted = m_read.proposal.release;
    wanted.name = m_title->text().trimmed();
    wanted.notes = m_notes->toPlainText();
    wanted.isPrerelease = m_prerelease->isChecked();
    wanted.isLatest = m_latest->isChecked() && !wanted.isPrerelease;
    wanted.isDraft = m_draft->isChecked();
    return wanted;
}

delivery::ReleaseOrder ReleaseDialog::order() const
{
    delivery::ReleaseFacts facts = m_facts;
    facts.release = release();
    delivery::ReleaseOrder made = delivery::releaseOrder(m_read.reading, facts);
    if (!m_key.isEmpty())
        made.key = m_key;
    made.reason = m_reason->text().trimmed();
    for (const auto& blocker : m_blockers)
        made.overridden << delivery::title(blocker.id) + u": "_s + blocker.words;
    return made;
}

void ReleaseDialog::showChecks()
{
    const auto checks = delivery::releaseChecks(m_facts);
    m_blockers = delivery::blockers(checks);
    m_checks.setChecks(lists::releaseCheckRows(checks));
    const auto final = std::ranges::find_if_not(
        m_blockers, [](const delivery::ReleaseCheck& check) { return delivery::canBeOverridden(check.id); });
    m_reason->setVisible(!m_blockers.empty() && final == m_blockers.end());
    m_reasonName->setVisible(m_reason->isVisibleTo(this));
    if (final != m_blockers.end())
        m_banner->showMessage(Banner::Kind::Error, final->words, tr("That cannot be overridden."));
    else if (!m_blockers.empty())
        m_banner->showMessage(Banner::Kind::Warning, m_blockers.front().words,
                              tr("Mend it, or say below why it goes out all the same."));
    else
        m_banner->hide();
}

void ReleaseDialog::showOrder()
{
    if (!m_isRead) {
        m_confirm->setEnabled(false);
        return;
    }
    const auto made = order();
    m_key = made.key;
    m_requests->setPlainText(releaseRequestsText(made, m_repository));
    const bool canBeOverridden = std::ranges::all_of(
        m_blockers, [](const delivery::ReleaseCheck& check) { return delivery::canBeOverridden(check.id); });
    const bool isAllowed = m_blockers.empty() || (canBeOverridden && !made.reason.isEmpty());
    m_confirm->setText(made.release.isDraft ? tr("Draft %1").arg(made.release.tag)
                                            : tr("Release %1").arg(made.release.tag));
    m_confirm->setEnabled(isAllowed && !made.release.name.isEmpty());
}

void ReleaseDialog::setState(const delivery::ReleaseState& state, const delivery::ReleaseOrder& order)
{
    m_state = state;
    const bool isBegun = state.phase != ReleasePhase::Idle;
    const bool hasEnded = isBegun && delivery::isEnd(state.phase);
    const bool isGood = hasEnded && delivery::isGood(state.phase);
    m_pages->setCurrentIndex(isBegun ? 1 : 0);
    m_confirm->setVisible(!isBegun);
    m_difference->setVisible(!isBegun);
    m_stop->setVisible(isBegun && !hasEnded);
    m_run->setVisible(isBegun);
    m_run->setEnabled(!state.runs.empty());
    m_page->setVisible(isGood);
    m_dispatch->setVisible(state.phase == ReleasePhase::NoRun && order.dispatchable.id);
    m_goOn->setVisible(hasEnded && !isGood && state.phase != ReleasePhase::NoRun);
    if (!isBegun)
        return;
    m_heading->setText(tr("Release %1").arg(order.release.tag));
    m_steps->showSteps(lists::phaseText(state.phase), lists::releaseStepRows(state, order));
    showWords(*m_banner, lists::phaseShape(state.phase), state.words);
}

void ReleaseDialog::say(const core::Error& error)
{
    m_banner->showError(error);
    showOrder(); // what was not begun can be tried again
}

} // namespace signalbox::views
