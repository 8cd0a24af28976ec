// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/preset_bar.h"

#include "common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int defaultsRow = 0;
constexpr int longestName = 80;

bool isBefore(const core::DispatchPreset& one, const core::DispatchPreset& other)
{
    return one.name.compare(other.name, Qt::CaseInsensitive) < 0;
}

} // namespace

PresetBar::PresetBar(QWidget* parent)
    : QWidget(parent)
    , m_choice(new QComboBox)
    , m_more(new QPushButton(tr("&Presets")))
{
    m_choice->setObjectName(u"presetChoice"_s);
    m_choice->setAccessibleName(tr("Values to begin with"));
    m_choice->setPlaceholderText(tr("Typed below"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(20);
    m_more->setObjectName(u"presetMenu"_s);
    m_more->setAutoDefault(false);
    m_more->setProperty("opens", true);
    auto* menu = new QMenu(m_more);
    const auto add = [menu](const QString& name, const QString& text) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        return action;
    };
    m_update = add(u"presetUpdate"_s, tr("Keep these in the &chosen preset"));
    QAction* keep = add(u"presetKeep"_s, tr("&Keep these as a preset…"));
    menu->addSeparator();
    m_rename = add(u"presetRename"_s, tr("&Rename the preset…"));
    m_delete = add(u"presetDelete"_s, tr("&Delete the preset"));
    m_more->setMenu(menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Small);
    row->addWidget(m_choice, 1);
    row->addWidget(m_more);
    connect(m_choice, &QComboBox::activated, this, &PresetBar::choose);
    connect(m_update, &QAction::triggered, this, [this] { keepAs(m_current); });
    connect(keep, &QAction::triggered, this,
            [this] { askForName(tr("Keep as a preset"), {}, [this](const QString& name) { keepAs(name); }); });
    connect(m_rename, &QAction::triggered, this, [this] {
        askForName(tr("Rename the preset"), m_current, [this](const QString& name) { renameTo(name); });
    });
    connect(m_delete, &QAction::triggered, this, &PresetBar::remove);
    list();
}

void PresetBar::setPresets(const std::optional<core::DispatchPreset>& last,
                           const std::vector<core::DispatchPreset>& named)
{
    m_last = last;
    m_named = named;
    std::ranges::sort(m_named, isBefore);
    if (!current())
        m_current.clear();
    list();
}

QWidget* PresetBar::lastPart() const
{
    return m_more;
}

void PresetBar::list()
{
    m_choice->clear();
    m_choice->addItem(tr("Defaults of the workflow"));
    if (m_last)
        m_choice->addItem(tr("Last values"));
    for (const core::DispatchPreset& preset : m_named)
        m_choice->addItem(preset.name);
    const auto named = std::ranges::find(m_named, m_current, &core::DispatchPreset::name);
    const int ofNamed = firstNamed() + static_cast<int>(named - m_named.begin());
    const int ofOthers = m_last && m_isLast ? defaultsRow + 1 : defaultsRow;
    m_choice->setCurrentIndex(m_isTyped ? -1 : named != m_named.end() ? ofNamed : ofOthers);
    enableActions();
}

void PresetBar::choose(int index)
{
    const int ofNamed = index - firstNamed();
    m_current = ofNamed >= 0 ? m_named[size_t(ofNamed)].name : QString();
    m_isLast = ofNamed < 0 && index != defaultsRow;
    m_isTyped = false;
    enableActions();
    if (ofNamed >= 0)
        Q_EMIT chosen(m_named[size_t(ofNamed)]);
    else if (m_isLast && m_last)
        Q_EMIT chosen(*m_last);
    else
        Q_EMIT defaultsChosen();
}

void PresetBar::setTyped()
{
    m_isTyped = true;
    m_choice->setCurrentIndex(-1);
    enableActions();
}

const core::DispatchPreset* PresetBar::current() const
{
    const auto found = std::ranges::find(m_named, m_current, &core::DispatchPreset::name);
    return m_current.isEmpty() || found == m_named.end() ? nullptr : &*found;
}

void PresetBar::enableActions()
{
    const bool has = current() != nullptr;
    m_update->setText(has ? tr("Keep these in “%1”").arg(QString(m_current).replace(u'&', "&&"_L1))
                          : tr("Keep these in the &chosen preset"));
    m_update->setEnabled(has && m_isTyped);
    m_rename->setEnabled(has);
    m_delete->setEnabled(has);
}

void PresetBar::askForName(const QString& title, const QString& suggested,
                           const std::function<void(const QString&)>& take)
{
    auto* question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(u"presetName"_s);
    question->setWindowTitle(title);
    question->setLabelText(tr("Name:"));
    question->setTextValue(suggested);
    connect(question, &QInputDialog::textValueSelected, this, [take](const QString& text) {
        if (const QString name = text.simplified().left(longestName); !name.isEmpty())
            take(name);
    });
    question->open();
}

void PresetBar::put(core::DispatchPreset preset, const QString& what)
{
    const auto before = m_named;
    std::erase_if(m_named, [&](const core::DispatchPreset& known) { return known.name == preset.name; });
    m_current = preset.name;
    m_named.push_back(std::move(preset));
    std::ranges::sort(m_named, isBefore);
    m_isTyped = false;
    list();
    Q_EMIT presetsChanged(what, before);
}

void PresetBar::keepAs(const QString& name)
{
    const bool isThere = std::ranges::contains(m_named, name, &core::DispatchPreset::name);
    put({.name = name, .values = m_values ? m_values() : QMap<QString, QString>()},
        (isThere ? tr("“%1” holds these values now.") : tr("These values are kept as “%1”.")).arg(name));
}

void PresetBar::renameTo(const QString& name)
{
    const auto* preset = current();
    if (!preset || preset->name == name)
        return;
    const auto before = m_named;
    const QString what = tr("“%1” is called “%2” now.").arg(m_current, name);
    core::DispatchPreset renamed{.name = name, .values = preset->values};
    std::erase_if(m_named, [&](const auto& known) { return known.name == m_current || known.name == name; });
    m_named.push_back(std::move(renamed));
    std::ranges::sort(m_named, isBefore);
    m_current = name;
    list();
    Q_EMIT presetsChanged(what, before);
}

void PresetBar::remove()
{
    if (!current())
        return;
    const auto before = m_named;
    const QString what = tr("“%1” is deleted.").arg(m_current);
    std::erase_if(m_named, [this](const auto& known) { return known.name == m_current; });
    m_current.clear();
    m_isTyped = true; // the values stay as they are
    list();
    Q_EMIT presetsChanged(what, before);
}

} // namespace signalbox::views
