// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/template_form.h"

#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using Kind = templates::Field::Kind;

/// How the items of a list are typed.
QStringList itemsOf(const QString& typed)
{
    static const QRegularExpression between(u"[,\\s]+"_s);
    return typed.split(between, Qt::SkipEmptyParts);
}

} // namespace

TemplateForm::TemplateForm(const templates::Template& asked, QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Hair, 0, space::Medium, 0);
    column->setSpacing(space::Tight);
    for (const templates::Field& field : asked.fields) {
        Entry entry{.field = field, .input = makeInput(field), .sign = new StatusIcon, .said = mutedLabel()};
        auto* label = plainLabel(field.label);
        label->setFont(textFont(TextRole::Strong));
        label->setBuddy(entry.input);
        entry.input->setObjectName(u"field_"_s + field.id);
        entry.input->setAccessibleName(field.label);
        entry.said->setWordWrap(true);
        entry.said->setObjectName(u"said_"_s + field.id);
        auto* below = new QHBoxLayout;
        below->setSpacing(space::Tight);
        below->addWidget(entry.sign, 0, Qt::AlignTop);
        below->addWidget(entry.said, 1);
        column->addWidget(label);
        column->addWidget(entry.input);
        column->addLayout(below);
        column->addSpacing(space::Small);
        m_entries.push_back(entry);
    }
    column->addStretch(1);
    judge();
}

QWidget* TemplateForm::makeInput(const templates::Field& field)
{
    const auto changed = [this] {
        judge();
        Q_EMIT valuesChanged();
    };
    if (field.kind == Kind::Choice) {
        auto* box = new QComboBox;
        box->addItems(field.options);
        box->setCurrentText(field.byDefault.value(0));
        connect(box, &QComboBox::currentTextChanged, this, changed);
        return box;
    }
    auto* line = new QLineEdit(field.byDefault.join(u", "_s));
    if (field.kind == Kind::List)
        line->setPlaceholderText(tr("Several, with commas between"));
    connect(line, &QLineEdit::textChanged, this, changed);
    return line;
}

QStringList TemplateForm::valueOf(const Entry& entry) const
{
    if (entry.field.kind == Kind::Choice)
        return {static_cast<QComboBox*>(entry.input)->currentText()};
    const QString typed = static_cast<QLineEdit*>(entry.input)->text();
    return entry.field.kind == Kind::List ? itemsOf(typed) : QStringList{typed};
}

templates::Values TemplateForm::values() const
{
    templates::Values all;
    for (const Entry& entry : m_entries)
        all.insert(entry.field.id, valueOf(entry));
    return all;
}

std::optional<core::Error> TemplateForm::problemOf(const Entry& entry) const
{
    const QStringList value = valueOf(entry);
    if (auto found = templates::problem(entry.field, value))
        return found;
    const auto other
        = std::ranges::find(m_entries, entry.field.differsFrom, [](const Entry& each) { return each.field.id; });
    if (entry.field.differsFrom.isEmpty() || other == m_entries.end())
        return {};
    const QStringList taken = valueOf(*other);
    for (const QString& item : value) {
        if (taken.contains(item)) {
            return core::Error{.kind = core::ErrorKind::Rejected,
                               .what = tr("'%1' is named by “%2” already.").arg(item, other->field.label),
                               .advice = tr("Leave it in one of the two.")};
        }
    }
    return {};
}

void TemplateForm::judge()
{
    for (Entry& entry : m_entries) {
        const auto found = problemOf(entry);
        entry.isSound = !found;
        QString help = entry.field.help;
        if (entry.field.kind == Kind::List)
            help += tr(" Several, with commas between.");
        const QString words = found ? found->sentence() : help;
        entry.said->setText(words);
        entry.sign->setVisible(found.has_value());
        entry.sign->setOutcome(core::Outcome::Failed);
        // The ink of what has failed, or of second rank.
        entry.said->setForegroundRole(found ? QPalette::WindowText : QPalette::PlaceholderText);
        entry.input->setAccessibleDescription(words);
    }
}

bool TemplateForm::isSound() const
{
    return std::ranges::all_of(m_entries, &Entry::isSound);
}

void TemplateForm::takeFocus()
{
    const auto wrong = std::ranges::find(m_entries, false, &Entry::isSound);
    if (!m_entries.empty())
        (wrong == m_entries.end() ? m_entries.front() : *wrong).input->setFocus(Qt::OtherFocusReason);
}

} // namespace signalbox::views
