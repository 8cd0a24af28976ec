// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/promote_dialog.h"

#include "common/banner.h"
#include "common/elided_label.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/status_badge.h"
#include "common/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QLineEdit* field(const QString& name, const QString& hint)
{
    auto* made = new QLineEdit;
    made->setObjectName(name);
    made->setPlaceholderText(hint);
    made->setAccessibleName(hint);
    return made;
}

} // namespace

PromoteDialog::PromoteDialog(const core::RepositoryName& repository, const QString& version, const QString& environment,
                             QWidget* parent)
    : QDialog(parent)
    , m_environment(environment)
    , m_banner(new Banner)
    , m_heading(plainLabel(u"Promote %1 to %2"_s.arg(version, environment)))
    , m_offer(new ElidedLabel(u"Looking what is there…"_s))
    , m_way(new ElidedLabel(repository.full()))
    , m_request(new QPlainTextEdit)
    , m_reason(field(u"promoteReason"_s, u"Why; kept in the action log"_s))
    , m_typed(field(u"promoteTyped"_s, u"Type %1 to go on"_s.arg(environment)))
    , m_state(new StatusBadge)
    , m_stateWords(new ElidedLabel)
    , m_show(namedButton(u"Show its &run"_s, u"promoteRun"_s))
    , m_confirm(namedButton(u'&' + m_heading->text().replace(u'&', u"&&"_s), u"promoteConfirm"_s))
    , m_close(namedButton(u"Cancel"_s, u"promoteClose"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"promote"_s);
    setWindowTitle(m_heading->text());
    layOut();
    resize(720, 460);
    connect(m_reason, &QLineEdit::textChanged, this, &PromoteDialog::showStage);
    connect(m_typed, &QLineEdit::textChanged, this, &PromoteDialog::showStage);
    connect(m_close, &QPushButton::clicked, this, &PromoteDialog::reject);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(m_run.id); });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        const auto request = m_plan->request(m_reason->text().trimmed());
        if (!request)
            return;
        m_stage = Stage::Sent;
        m_banner->hide();
        showStage();
        Q_EMIT confirmed(*request);
    });
    showStage();
}

void PromoteDialog::layOut()
{
    m_heading->setFont(textFont(TextRole::Title));
    m_heading->setObjectName(u"promoteHeading"_s);
    m_typed->setMinimumWidth(fontMetrics().horizontalAdvance(m_typed->placeholderText()) + 2 * space::Large);
    m_offer->setObjectName(u"promoteOffer"_s);
    m_offer->setMostLines(2);
    m_way->setMuted(true);
    m_way->setMostLines(2);
    m_request->setObjectName(u"promoteRequest"_s);
    m_request->setAccessibleName(u"The exact request"_s);
    m_request->setReadOnly(true);
    m_request->setTabChangesFocus(true);
    m_request->setFrameShape(QFrame::NoFrame);
    m_request->setFont(textFont(TextRole::Code));
    m_confirm->setProperty("primary", true);
    m_close->setDefault(true); // Enter alone deploys nothing
    m_banner->hide();
    auto* card = new Panel(u"What is sent"_s);
    card->body()->addWidget(m_request);
    auto* state = new QHBoxLayout;
    state->setSpacing(space::Small);
    state->addWidget(m_state);
    state->addWidget(m_stateWords, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    foot->addWidget(m_show);
    foot->addWidget(m_typed, 1);
    foot->addStretch(1);
    foot->addWidget(m_close);
    foot->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(m_heading);
    column->addWidget(m_offer);
    column->addWidget(m_way);
    column->addWidget(m_banner);
    column->addWidget(card, 1);
    column->addWidget(m_reason);
    column->addLayout(state);
    column->addLayout(foot);
}

void PromoteDialog::setPlan(const delivery::Promotion& plan)
{
    m_plan = plan;
    m_stage = Stage::Preview;
    m_offer->setText(plan.offer.words());
    const QString from = plan.from.isEmpty() ? QString() : u" from %1"_s.arg(plan.from);
    m_way->setText(u"%1%2, by the workflow %3"_s.arg(plan.repository.name.full(), from, plan.workflow.workflow.name));
    if (const auto request = plan.request({}); !request)
        m_banner->showError(request.error());
    else if (plan.offer.isTaken)
        m_banner->showMessage(Banner::Kind::Warning, u"Another deployment to %1 is under way or waits."_s.arg(plan.to),
                              u"Wait for its end, unless you know that both may run."_s);
    showStage();
    (plan.isProduction() ? m_typed : m_reason)->setFocus(Qt::OtherFocusReason);
}

void PromoteDialog::say(const core::Error& error)
{
    m_banner->showError(error);
    if (m_stage == Stage::Sent)
        m_stage = Stage::Preview;
    if (!m_plan)
        m_offer->setText({});
    showStage();
}

void PromoteDialog::setRun(const core::Run& run)
{
    m_run = run;
    m_stage = Stage::Followed;
    showStage();
}

bool PromoteDialog::isProduction() const
{
    return m_plan && m_plan->isProduction();
}

bool PromoteDialog::isConfirmed() const
{
    return !isProduction() || m_typed->text().trimmed() == m_environment;
}

void PromoteDialog::showStage()
{
    const bool preview = m_stage == Stage::Preview;
    const auto request = m_plan ? m_plan->request(m_reason->text().trimmed())
                                : core::Result<monitor::DispatchRequest>(std::unexpected(core::Error{}));
    const QString text = request ? delivery::textOf(delivery::plannedRequest(*request)) : QString();
    if (m_request->toPlainText() != text)
        m_request->setPlainText(text);
    const bool hadFocus = m_confirm->hasFocus();
    m_reason->setVisible(preview);
    m_typed->setVisible(preview && isProduction());
    m_confirm->setVisible(preview || m_stage == Stage::Reading);
    m_confirm->setEnabled(preview && request && isConfirmed());
    m_close->setText(preview || m_stage == Stage::Reading ? u"Cancel"_s : u"Close"_s);
    m_state->setVisible(!preview);
    m_stateWords->setVisible(!preview);
    m_show->setVisible(m_stage == Stage::Followed);
    if (m_stage == Stage::Reading) {
        m_state->setOutcome(core::Outcome::Queued, u"Reading"_s);
        m_stateWords->setText(u"Which workflow deploys, and what is there."_s);
    } else if (m_stage == Stage::Sent) {
        m_state->setOutcome(core::Outcome::Running, u"Sent"_s);
        m_stateWords->setText(u"Waiting for the run that comes of it."_s);
    } else if (m_stage == Stage::Followed) {
        m_state->setState(m_run.state);
        m_stateWords->setText(u"%1 #%2  %3"_s.arg(m_run.workflowName).arg(m_run.number).arg(m_run.title.simplified()));
    }
    if (hadFocus && !m_confirm->isEnabled())
        m_close->setFocus();
}

} // namespace signalbox::views
