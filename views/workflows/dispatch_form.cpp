// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/dispatch_form.h"

#include "common/banner.h"
#include "common/empty_state.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "common/time_text.h"
#include "workflows/dispatch_field.h"
#include "workflows/preset_bar.h"
#include "workflows/ref_picker.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int mostNamed = 3; // of the inputs that are other than their default

} // namespace

DispatchForm::DispatchForm(DispatchSubject subject, const QString& ref, QWidget* parent)
    : QDialog(parent)
    , m_subject(std::move(subject))
    , m_banner(new Banner)
    , m_ref(new RefPicker)
    , m_presets(new PresetBar)
    , m_valuesName(plainLabel())
    , m_note(plainLabel())
    , m_pages(new QStackedWidget)
    , m_state(new EmptyState)
    , m_area(new QScrollArea)
    , m_summary(plainLabel())
    , m_open(namedButton(tr("Open the &file"), u"dispatchFile"_s))
    , m_cancel(namedButton(tr("Cancel"), u"dispatchCancel"_s))
    , m_start(namedButton(tr("&Start"), u"dispatchStart"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"dispatch"_s);
    setWindowTitle(tr("Run %1…").arg(m_subject.workflow.name));
    m_ref->setRef(ref);
    m_ref->setRefs(m_subject.defaultBranch, {}, {});
    layOut();
    connectParts();
    resize(620, 680);
    showStage(Stage::Reading);
}

void DispatchForm::layOut()
{
    auto* heading = plainLabel(tr("Run %1").arg(m_subject.workflow.name));
    heading->setFont(textFont(TextRole::Title));
    heading->setWordWrap(true);
    auto* place = mutedLabel(m_subject.repository.full() + u" · "_s + m_subject.workflow.path);
    place->setWordWrap(true);
    m_banner->setObjectName(u"dispatchBanner"_s);
    m_note->setObjectName(u"dispatchNote"_s);
    m_note->setWordWrap(true);
    m_area->setObjectName(u"dispatchFields"_s);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_area);
    m_summary->setObjectName(u"dispatchSummary"_s);
    m_summary->setWordWrap(true);
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    auto* head = new QFormLayout;
    head->setHorizontalSpacing(space::Medium);
    head->setVerticalSpacing(space::Small);
    head->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* refName = plainLabel(tr("&Branch or tag"));
    refName->setBuddy(m_ref);
    head->addRow(refName, m_ref);
    m_valuesName->setText(tr("Values"));
    head->addRow(m_valuesName, m_presets);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    foot->addWidget(m_open);
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_start);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(heading);
    column->addWidget(place);
    column->addWidget(m_banner);
    column->addLayout(head);
    column->addWidget(m_note);
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(m_pages);
    column->addWidget(card, 1);
    column->addWidget(m_summary);
    column->addLayout(foot);
}

void DispatchForm::connectParts()
{
    connect(m_ref, &RefPicker::refChosen, this, &DispatchForm::read);
    connect(m_presets, &PresetBar::defaultsChosen, this, [this] { fill({}); });
    connect(m_presets, &PresetBar::chosen, this, [this](const core::DispatchPreset& preset) { fill(preset.values); });
    connect(m_presets, &PresetBar::presetsChanged, this,
            [this](const QString& what, const std::vector<core::DispatchPreset>& before) {
                m_before = before;
                m_banner->showMessage(Banner::Kind::Info, what, {}, tr("Undo"));
                Q_EMIT presetsChanged(m_presets->named());
            });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        showRefusal();
        m_presets->setNamed(m_before);
        Q_EMIT presetsChanged(m_presets->named());
    });
    m_presets->setValues([this] { return values(); });
    connect(m_state, &EmptyState::actionTriggered, this, [this] {
        if (m_stage == Stage::Trouble)
            read(ref());
        else
            Q_EMIT fileRequested(ref());
    });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT fileRequested(ref()); });
    connect(m_cancel, &QPushButton::clicked, this, &DispatchForm::reject);
    connect(m_start, &QPushButton::clicked, this, &DispatchForm::start);
    // Enter in a field of several lines is a line.
    const auto* now = new QShortcut(Qt::CTRL | Qt::Key_Return, this);
    connect(now, &QShortcut::activated, m_start, &QPushButton::click);
}

QString DispatchForm::ref() const
{
    return m_ref->ref();
}

workflow::DispatchValues DispatchForm::values() const
{
    workflow::DispatchValues values;
    for (const DispatchField* field : m_fields)
        values.insert(field->input().id, field->value());
    return values;
}

void DispatchForm::setRefs(const QStringList& branches, const QStringList& tags)
{
    m_ref->setRefs(m_subject.defaultBranch, branches, tags);
}

void DispatchForm::setEnvironments(const QStringList& names)
{
    m_environments = names;
    for (DispatchField* field : m_fields)
        field->setEnvironments(names);
}

void DispatchForm::setPresets(const std::optional<core::DispatchPreset>& last,
                              const std::vector<core::DispatchPreset>& named)
{
    m_presets->setPresets(last, named);
}

void DispatchForm::setRefusal(const QString& reason)
{
    m_refusal = reason;
    showRefusal();
    describe();
}

/// Nothing else may take its place for long, or be put in it.
void DispatchForm::showRefusal()
{
    m_banner->setDismissable(m_refusal.isEmpty());
    if (m_refusal.isEmpty())
        m_banner->hide();
    else
        m_banner->showMessage(Banner::Kind::Warning, m_refusal);
}

void DispatchForm::read(const QString& ref)
{
    showRefusal();
    showStage(Stage::Reading);
    Q_EMIT inputsWanted(ref);
}

void DispatchForm::setInputs(const workflow::DispatchInputs& inputs)
{
    m_inputs = inputs;
    makeFields();
    showStage(inputs.isOffered ? Stage::Ready : Stage::NotOffered);
    // As the form opens, on to what is to be filled in; but not away from somebody who types.
    if (std::exchange(m_isNew, false) && m_stage == Stage::Ready && !m_ref->lineEdit()->isModified())
        (m_fields.empty() ? m_start : m_fields.front()->editor())->setFocus(Qt::OtherFocusReason);
}

void DispatchForm::setTrouble(const core::Error& error)
{
    m_inputs = {};
    makeFields();
    if (error.kind == core::ErrorKind::NotFound)
        showState(u"workflow"_s, tr("There is no %1 on %2.").arg(m_subject.workflow.path, ref()),
                  tr("Choose another branch or tag."), tr("Try again"));
    else
        showState(u"workflow"_s, error.what,
                  error.retryAt ? tr("GitHub answers again at %1.").arg(momentText(*error.retryAt)) : error.advice,
                  tr("Try again"));
    showStage(Stage::Trouble);
}

void DispatchForm::makeFields()
{
    const bool hadFocus = m_area->isAncestorOf(focusWidget());
    m_fields.clear();
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    column->setSpacing(space::Large);
    for (const workflow::DispatchInput& input : m_inputs.inputs) {
        auto* field = new DispatchField(input);
        field->setEnvironments(m_environments);
        if (const auto typed = m_typed.constFind(input.id); typed != m_typed.cend())
            field->setValue(*typed);
        connect(field, &DispatchField::edited, this, [this, field] {
            m_typed.insert(field->input().id, field->value());
            m_presets->setTyped();
            describe();
        });
        column->addWidget(field);
        m_fields.push_back(field);
    }
    column->addStretch(1);
    m_area->setWidget(all);
    all->setAutoFillBackground(false); // the card is its ground
    QWidget* before = m_presets->lastPart();
    for (const DispatchField* field : m_fields) {
        setTabOrder(before, field->editor());
        before = field->editor();
    }
    setTabOrder(before, m_open);
    if (hadFocus && !m_fields.empty())
        m_fields.front()->editor()->setFocus(Qt::OtherFocusReason);
}

/// From elsewhere than the fields: what is not named begins anew.
void DispatchForm::fill(const workflow::DispatchValues& values)
{
    m_typed.clear();
    for (DispatchField* field : m_fields) {
        const QString id = field->input().id;
        if (const auto value = values.constFind(id); value != values.cend()) {
            m_typed.insert(id, *value);
            field->setValue(*value);
        } else {
            field->setValue(field->input().begin());
        }
    }
    describe();
}

QString DispatchForm::quotedName() const
{
    return u"“%1”"_s.arg(m_subject.workflow.name);
}

void DispatchForm::showState(const QString& icon, const QString& what, const QString& advice, const QString& action)
{
    m_state->setContent(icon, what, advice, action);
}

void DispatchForm::showStage(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Reading)
        showState(u"refresh"_s, tr("Reading what %1 asks for on %2…").arg(quotedName(), ref()), {});
    else if (stage == Stage::NotOffered)
        showState(u"workflow"_s, tr("%1 cannot be started by hand on %2.").arg(quotedName(), ref()),
                  tr("Add workflow_dispatch under “on” in its file, or choose another branch or tag."),
                  tr("Open the file"));
    else if (stage == Stage::Ready && m_fields.empty())
        showState(u"workflow"_s, tr("%1 asks for nothing.").arg(quotedName()), {});
    const bool hasFields = stage == Stage::Ready || stage == Stage::Starting;
    m_pages->setCurrentWidget(hasFields && !m_fields.empty() ? static_cast<QWidget*>(m_area) : m_state);
    m_presets->setEnabled(stage == Stage::Ready);
    const bool asks = stage == Stage::Reading || !m_fields.empty();
    m_presets->setVisible(asks);
    m_valuesName->setVisible(asks);
    m_open->setVisible(stage != Stage::NotOffered); // which has a button of its own for it
    m_ref->setEnabled(stage != Stage::Starting);
    m_area->setEnabled(stage != Stage::Starting);
    m_cancel->setText(stage == Stage::Starting ? tr("Close") : tr("Cancel"));
    m_start->setText(stage == Stage::Starting ? tr("Starting…") : tr("&Start"));
    const auto& problems = m_inputs.problems;
    m_note->setVisible(hasFields && !problems.empty());
    if (!problems.empty())
        m_note->setText(tr("The file has a mistake on line %1, for which GitHub may refuse it: %2")
                            .arg(problems.front().line)
                            .arg(problems.front().what));
    describe();
}

QString DispatchForm::summary() const
{
    QStringList changed;
    for (const DispatchField* field : m_fields) {
        if (field->value() != field->input().begin())
            changed << field->input().id;
    }
    const QString what = tr("Starts %1 on %2 of %3").arg(quotedName(), ref(), m_subject.repository.full());
    if (m_fields.empty())
        return what + u'.';
    const QString with = m_fields.size() == 1 ? tr("%1 with 1 input").arg(what)
                                              : tr("%1 with %2 inputs").arg(what).arg(m_fields.size());
    if (changed.isEmpty())
        return tr("%1, all as by default.").arg(with);
    const auto more = changed.size() - mostNamed;
    const QString names = QStringList(changed.first(std::min(changed.size(), qsizetype(mostNamed)))).join(u", "_s);
    return more > 0 ? tr("%1. Other than by default: %2 and %3 more.").arg(with, names).arg(more)
                    : tr("%1. Other than by default: %2.").arg(with, names);
}

void DispatchForm::describe()
{
    const bool isReady = m_stage == Stage::Ready;
    m_start->setEnabled(isReady && m_refusal.isEmpty());
    m_start->setToolTip(plainToolTip(m_refusal));
    m_summary->setVisible(isReady && m_refusal.isEmpty());
    m_summary->setText(summary());
}

void DispatchForm::start()
{
    if (m_stage != Stage::Ready || !m_refusal.isEmpty())
        return;
    DispatchField* wrong = nullptr;
    for (DispatchField* field : m_fields) {
        field->showProblem();
        if (!wrong && !field->problem().isEmpty())
            wrong = field;
    }
    if (wrong) {
        wrong->editor()->setFocus(Qt::OtherFocusReason);
        m_area->ensureWidgetVisible(wrong);
        return;
    }
    if (const QString together = workflow::dispatchProblem(m_inputs, values()); !together.isEmpty()) {
        m_banner->showMessage(Banner::Kind::Warning, together);
        return;
    }
    m_banner->hide();
    Q_EMIT startRequested(ref(), workflow::sentValues(m_inputs, values()));
}

void DispatchForm::setStarting(bool starting)
{
    showStage(starting ? Stage::Starting : Stage::Ready);
    if (!starting)
        m_start->setFocus(Qt::OtherFocusReason);
}

void DispatchForm::say(const core::Error& error)
{
    m_banner->showError(error);
}

} // namespace signalbox::views
