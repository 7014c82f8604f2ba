import { useState } from 'react';
import { Card } from '#ui/Card.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { ComboBox, type Suggestion } from '#ui/ComboBox.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Fields as FormFields } from '#ui/Fields.tsx';
import { FormFooter } from '#ui/FormFooter.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { type Option, Select } from '#ui/Select.tsx';
import { Switch } from '#ui/Switch.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { Chapter, Specimen } from './Specimen.tsx';

const PEOPLE: readonly Suggestion[] = [
  { id: '1', name: 'Ada Lovelace', address: 'ada@example.edu', source: 'Invited before' },
  { id: '2', name: 'Alan Turing', address: 'alan.turing@example.edu', source: 'Invited before' },
  { id: '3', name: 'Grace Brewster Murray Hopper', address: 'grace.hopper@navy.example.edu', source: 'Account' },
];

const ROLES: readonly Option<'viewer' | 'speaker' | 'moderator'>[] = [
  { value: 'viewer', name: 'Viewer', explanation: 'Watches, chats and asks questions.' },
  { value: 'speaker', name: 'Speaker', explanation: 'Goes on stage and answers questions.' },
  { value: 'moderator', name: 'Moderator', explanation: 'Runs the session and looks after the chat.' },
];

export function Fields() {
  return (
    <Chapter title="Fields">
      <Specimen title="Text" layout="grid">
        <Texts />
      </Specimen>
      <Specimen title="Choices" layout="grid">
        <Choices />
      </Specimen>
      <Specimen title="Copy field" layout="stack">
        <CopyField
          label="Link for Ada Lovelace, Viewer"
          value="https://media.example.edu/i/7c1f0a52#kB3mZ0vQ9yXw1pUeT5sRzLhGf8dNcJ2aWq4oI6tYbVk"
        />
      </Specimen>
      <Specimen title="Form footer" layout="stack">
        <Form />
      </Specimen>
    </Chapter>
  );
}

function Texts() {
  const [name, setName] = useState('');
  const [address, setAddress] = useState('ada@example');
  const [person, setPerson] = useState('');
  const [message, setMessage] = useState('');
  const [minutes, setMinutes] = useState<number | null>(1440);
  const typed = person.trim().toLowerCase();
  const suggestions = PEOPLE.filter(
    (one) => typed.length >= 2 && `${one.name} ${one.address}`.toLowerCase().includes(typed),
  );
  return (
    <>
      <TextField label="First name" value={name} onChange={setName} need="optional" />
      <TextField
        label="Email"
        type="email"
        value={address}
        onChange={setAddress}
        error="This address is not complete. Is the end missing, as in “.edu”?"
      />
      <ComboBox
        label="Person"
        description="Type two letters of a name or an address."
        placeholder="ada@example.edu"
        value={person}
        onChange={setPerson}
        suggestions={suggestions}
        search={typed.length >= 2 && !typed.includes('@') && suggestions.length === 0 ? 'searching' : 'idle'}
        onChoose={(chosen) => setPerson(chosen.address)}
      />
      <TextField label="Public address" value="https://media.example.edu" onChange={setName} state="read-only" />
      <TextField label="Sender" value="" placeholder="No mail server" onChange={setName} state="disabled" />
      <NumberField
        label="A link is valid for"
        description="A link made now would be valid until tomorrow, 10:24."
        unit="minutes"
        minValue={5}
        maxValue={129600}
        value={minutes}
        onChange={setMinutes}
      />
      <TextArea
        label="Personal message"
        value={message}
        onChange={setMessage}
        need="optional"
        placeholder="See you on Monday"
      />
    </>
  );
}

function Choices() {
  const [role, setRole] = useState<'viewer' | 'speaker' | 'moderator'>('viewer');
  const [mailed, setMailed] = useState(true);
  const [bound, setBound] = useState(true);
  const nothing = () => {};
  return (
    <>
      <Select
        label="Invitation type"
        description="What the person may do."
        options={ROLES}
        value={role}
        onChange={setRole}
      />
      <RadioGroup label="Invitation type" options={ROLES} value={role} onChange={setRole} />
      <FormFields>
        <Checkbox label="Send link via email" value={mailed} onChange={setMailed} />
        <Checkbox
          label="This is a shared computer"
          description="Ends with the browser, or after two idle hours."
          value={false}
          onChange={nothing}
        />
        <Checkbox label="All invitations" value="some" onChange={nothing} />
        <Checkbox label="Cannot be chosen" value={true} onChange={nothing} state="disabled" />
        <Checkbox label="I have read the terms" value={false} onChange={nothing} error="Tick this box to go on." />
      </FormFields>
      <FormFields>
        <Switch
          label="Bind links to one device"
          description="Who opens the link on a second device is asked for a code."
          value={bound}
          onChange={setBound}
        />
        <Switch label="Suggest accounts" value={false} onChange={nothing} />
        <Switch label="Cannot be changed" value={true} onChange={nothing} state="disabled" />
      </FormFields>
      <Select
        label="Role in the team"
        error="Choose what this person may do."
        options={ROLES}
        value={role}
        onChange={setRole}
      />
    </>
  );
}

function Form() {
  const [saved, setSaved] = useState('Usher');
  const [name, setName] = useState('Usher of Example University');
  const [isOpen, setOpen] = useState(false);
  const [colour, setColour] = useState('');
  return (
    <Card title="Theming" help="The name and colours that everyone sees, also on invitations and in mail.">
      <TextField label="Name of the portal" value={name} onChange={setName} />
      <Disclosure label="More options" isOpen={isOpen} onToggle={setOpen}>
        <TextField label="Support contact" value={colour} onChange={setColour} />
      </Disclosure>
      <FormFooter
        changes={name === saved ? [] : ['Name of the portal']}
        state={name === saved ? 'saved' : 'ready'}
        onSave={() => setSaved(name)}
        onDiscard={() => setName(saved)}
      />
    </Card>
  );
}
